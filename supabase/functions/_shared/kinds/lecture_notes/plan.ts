import { type TranscriptLine, TranscriptSchema } from '../../documents/transcript.ts'
import { FatalError } from '../../engine/errors.ts'
import type { NextTask, ReadDocument, TaskContext, TaskResult } from '../../engine/kind.ts'
import { heardBefore } from '../../speech/heard-before.ts'
import { planPieces } from '../../speech/plan-pieces.ts'
import { toTranscript } from '../../speech/to-transcript.ts'
import { clip } from '../../text/clip.ts'
import type { LectureNotesInput } from './schema.ts'
import { type NotesTask, PIECE_BYTES, PIECE_LINES, type PieceLine, type PlanOutput } from './tasks.ts'

const LINES_BEFORE = 3
const encoder = new TextEncoder()

/** Of a recording first the transcript is made, unless it has one; a transcript is cut into pieces that need nothing more. */
export async function plan(context: TaskContext<LectureNotesInput>): Promise<TaskResult> {
  if ('transcriptId' in context.input) return planNotes(context, context.input.transcriptId)
  const { mediaId, language = null } = context.input
  const before = await heardBefore(context, context.input)
  if (before) return planOf(before)
  const recording = await context.recording(mediaId)
  const { pieces } = recording
  return {
    output: { mediaId: recording.id, pieces: pieces.length },
    nextTasks: [...planPieces(recording, language), { stage: 'transcript', position: 0, input: {} }],
  }
}

/** Joins what was heard and keeps it as a document, before anything more is bought. */
export async function transcript(context: TaskContext<LectureNotesInput>): Promise<TaskResult> {
  if (!('mediaId' in context.input)) {
    throw new FatalError('input_outdated', 'This job was planned for a recording. Start it again.')
  }
  const { mediaId, language = null } = context.input
  const [recording, heard] = await Promise.all([context.recording(mediaId), context.outputs('transcribe')])
  return planNotes(context, await context.keepDocument(toTranscript(recording, heard, language)))
}

async function planNotes(context: TaskContext<LectureNotesInput>, transcriptId: string): Promise<TaskResult> {
  return planOf(await context.document(transcriptId))
}

function planOf({ id, type, title, revision, content }: ReadDocument): TaskResult {
  const parsed = TranscriptSchema.safeParse(content)
  if (type !== 'transcript' || !parsed.success) {
    throw new FatalError(
      'document_unreadable',
      'The document that was chosen is not a transcript that can be read.',
    )
  }
  const transcript = { id, title: clip(title, 200), revision }
  const pieces = toPieces(transcript.title, parsed.data.lines.map(numbered))
  const output: PlanOutput = {
    transcript,
    mediaId: parsed.data.mediaId ?? null,
    pieces: pieces.map(({ lines }) => ({
      from: lines[0]?.line ?? 1,
      to: lines.at(-1)?.line ?? 1,
      start: lines[0]?.start ?? null,
    })),
  }
  const tasks = pieces.map((input, position): NextTask => ({ stage: 'notes', position, input }))
  return { output, nextTasks: [...tasks, { stage: 'save', position: 0, input: {} }] }
}

function numbered({ start, speaker, text }: TranscriptLine, index: number): PieceLine {
  return { line: index + 1, start, speaker, text }
}

/** Every line stands in one piece. Pieces are about equal, so that none is a rest too short to take notes of. */
function toPieces(title: string, lines: PieceLine[]): NotesTask[] {
  const sizes = lines.map(bytesOf)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const wanted = total / Math.ceil(total / PIECE_BYTES)
  const groups: PieceLine[][] = []
  let open = -1
  let before = 0
  for (const [index, line] of lines.entries()) {
    const own = sizes[index] ?? 0
    // A line belongs to the piece that its middle falls into.
    const piece = Math.floor((before + own / 2) / wanted)
    const group = groups.at(-1)
    if (!group || piece !== open || group.length === PIECE_LINES) groups.push([line])
    else group.push(line)
    open = piece
    before += own
  }
  return groups.map((group, index) => ({
    title,
    piece: index + 1,
    pieces: groups.length,
    before: (groups[index - 1] ?? []).slice(-LINES_BEFORE).map(shortened),
    lines: group,
  }))
}

function shortened(line: PieceLine): PieceLine {
  return { ...line, text: clip(line.text, 240) }
}

function bytesOf({ speaker, text }: PieceLine): number {
  return encoder.encode(text).length + (speaker?.length ?? 0)
}

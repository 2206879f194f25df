import { kilobytes } from '../../documents/stored-bytes.ts'
import { type TranscriptLine, TranscriptSchema } from '../../documents/transcript.ts'
import { FatalError } from '../../engine/errors.ts'
import type { NextTask, TaskContext, TaskResult } from '../../engine/kind.ts'
import { clip } from '../../text/clip.ts'
import type { JourneyInput } from './schema.ts'
import {
  type ExtractTask,
  MAX_TOTAL_BYTES,
  type MaterialLine,
  PIECE_BYTES,
  PIECE_LINES,
  type PlanOutput,
} from './tasks.ts'

const LINES_BEFORE = 3
const encoder = new TextEncoder()

/** Reads the transcripts once and cuts them into pieces that need nothing more. */
export async function plan(context: TaskContext<JourneyInput>): Promise<TaskResult> {
  const transcripts: Read[] = []
  let bytes = 0
  // One after the other, so that of twenty long ones no more is read than it takes to know that they are too long.
  for (const id of context.input.transcriptIds) {
    const transcript = await read(context, id)
    bytes += transcript.lines.reduce((sum, line) => sum + bytesOf(line), 0)
    transcripts.push(transcript)
    if (bytes > MAX_TOTAL_BYTES) throw tooLong(bytes, transcripts.length)
  }
  const pieces = transcripts.flatMap(toPieces)
  const output: PlanOutput = {
    transcripts: transcripts.map(({ id, title, revision }) => ({ id, title, revision })),
    pieces: pieces.length,
  }
  const extracts = pieces.map((input, position): NextTask => ({ stage: 'extract', position, input }))
  return {
    output,
    nextTasks: [
      ...extracts,
      { stage: 'merge', position: 0, input: {} },
      { stage: 'save', position: 0, input: {} },
    ],
  }
}

/** Of the transcripts that were read until it was too much. */
/** Of the transcripts that were read until it was too much. */
function tooLong(bytes: number, count: number): FatalError {
  const has = count === 1 ? 'This transcript has' : `The first ${count} of these transcripts have`
  const most = kilobytes(MAX_TOTAL_BYTES)
  const message = `${has} ${kilobytes(bytes)} of text; one journey is drawn from at most ${most}.`
  return new FatalError('transcripts_too_long', message)
}

interface Read {
  id: string
  title: string
  revision: number
  lines: MaterialLine[]
}

async function read(context: TaskContext<JourneyInput>, id: string): Promise<Read> {
  const { type, title, revision, content } = await context.document(id)
  const transcript = TranscriptSchema.safeParse(content)
  if (type !== 'transcript' || !transcript.success) {
    throw new FatalError(
      'document_unreadable',
      'A document that was chosen is not a transcript that can be read.',
    )
  }
  return { id, title: clip(title, 200), revision, lines: transcript.data.lines.map(numbered) }
}

function numbered({ speaker, text }: TranscriptLine, index: number): MaterialLine {
  return { line: index + 1, speaker, text }
}

function toPieces({ id, title, lines }: Read): ExtractTask[] {
  const groups: MaterialLine[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const line of lines) {
    const own = bytesOf(line)
    const group = groups.at(-1)
    if (!group || bytes + own > PIECE_BYTES || group.length === PIECE_LINES) {
      groups.push([line])
      bytes = own
    } else {
      group.push(line)
      bytes += own
    }
  }
  return groups.map((group, index) => ({
    documentId: id,
    title,
    piece: index + 1,
    pieces: groups.length,
    before: (groups[index - 1] ?? []).slice(-LINES_BEFORE).map(shortened),
    lines: group,
  }))
}

function shortened(line: MaterialLine): MaterialLine {
  return { ...line, text: clip(line.text, 240) }
}

function bytesOf({ speaker, text }: MaterialLine): number {
  return encoder.encode(text).length + (speaker?.length ?? 0)
}

import { z } from 'zod'
import { type TranscriptLine, TranscriptSchema } from '../documents/transcript.ts'
import { FatalError } from '../engine/errors.ts'
import type { NextTask, ReadDocument, TaskContext, TaskResult } from '../engine/kind.ts'
import { heardBefore } from '../speech/heard-before.ts'
import { planPieces } from '../speech/plan-pieces.ts'
import { toTranscript } from '../speech/to-transcript.ts'
import { clip } from '../text/clip.ts'
import { type PieceLine, toPieces } from './pieces.ts'
import type { TranscriptSource } from './source.ts'

/** What planning stores: the transcript, and the pieces that it is read in. */
export const PlanOutputSchema = z.strictObject({
  transcript: z.strictObject({ id: z.uuid(), title: z.string(), revision: z.number().int() }),
  mediaId: z.string().nullable(),
  pieces: z
    .array(
      z.strictObject({
        from: z.number().int(),
        to: z.number().int(),
        start: z.number().nullable(),
      }),
    )
    .min(1),
})
export type PlanOutput = z.infer<typeof PlanOutputSchema>

/**
 * The stages before a transcript is read piece by piece: of a recording first the transcript is made, unless it has
 * one; then it is cut into pieces, each a task of the stage `reading` that needs nothing more, and `save` at the end.
 */
export function planStages(reading: string) {
  const planOf = (document: ReadDocument) => planReading(document, reading)

  async function plan(context: TaskContext<TranscriptSource>): Promise<TaskResult> {
    if ('transcriptId' in context.input) return planOf(await context.document(context.input.transcriptId))
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
  async function transcript(context: TaskContext<TranscriptSource>): Promise<TaskResult> {
    if (!('mediaId' in context.input)) {
      throw new FatalError('input_outdated', 'This job was planned for a recording. Start it again.')
    }
    const { mediaId, language = null } = context.input
    const [recording, heard] = await Promise.all([context.recording(mediaId), context.outputs('transcribe')])
    return planOf(
      await context.document(await context.keepDocument(toTranscript(recording, heard, language))),
    )
  }

  return { plan, transcript }
}

/** What was planned: of a recording that had to be heard, when its transcript was there. */
export async function plannedOf({ input, outputs }: TaskContext<TranscriptSource>): Promise<unknown[]> {
  const late = 'mediaId' in input ? await outputs('transcript') : []
  return late.length > 0 ? late : await outputs('plan')
}

/** Every part of the transcript is cited, or said to hold nothing: those that do, with what they are instead. */
export function leftOut({ pieces }: PlanOutput, parts: { nothing: string | null }[]) {
  return pieces.flatMap((piece, index) => {
    const about = parts[index]?.nothing
    return about === null || about === undefined ? [] : [{ ...piece, about }]
  })
}

/** Who wrote a document whose parts may have been written by several models. */
export function writersOf(writers: { name: string; offline: boolean }[]) {
  return {
    name: clip([...new Set(writers.map(({ name }) => name))].join(' + '), 200),
    offline: writers.some(({ offline }) => offline),
  }
}

function planReading(document: ReadDocument, stage: string): TaskResult {
  const { id, type, title, revision, content } = document
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
  const tasks = pieces.map((input, position): NextTask => ({ stage, position, input }))
  return { output, nextTasks: [...tasks, { stage: 'save', position: 0, input: {} }] }
}

function numbered({ start, speaker, text }: TranscriptLine, index: number): PieceLine {
  return { line: index + 1, start, speaker, text }
}

import { PlanOutputSchema } from '@shared/transcripts/plan.ts'
import type { z } from 'zod'
import type { JobPart } from '@/lib/jobs/schema'

/** A piece of the transcript, with what was written of it, or still waiting to be read. */
export interface LivePiece<Part> {
  number: number
  from: number
  to: number
  start: number | null
  part: Part | null
}

export interface LivePieces<Part> {
  pieces: LivePiece<Part>[]
  read: number
  offline: boolean
  /** Nothing was written of any that was read. */
  isEmpty: boolean
}

/** The pieces of a transcript that a job is reading, in order, with the finished parts of this stage. */
export function livePieces<Part extends { model: { offline: boolean }; nothing: string | null }>(
  parts: JobPart[],
  stage: string,
  schema: z.ZodType<Part>,
): LivePieces<Part> {
  // Of a recording the pieces are planned when its transcript is there.
  const planned = parts
    .filter((part) => part.stage === 'plan' || part.stage === 'transcript')
    .map(({ output }) => PlanOutputSchema.safeParse(output))
    .find(({ success }) => success)
  const read = new Map(
    parts.flatMap((part) => {
      if (part.stage !== stage) return []
      const parsed = schema.safeParse(part.output)
      return parsed.success ? [[part.position, parsed.data] as const] : []
    }),
  )
  const pieces = planned?.success ? planned.data.pieces : []
  return {
    pieces: pieces.map((piece, index) => ({ ...piece, number: index + 1, part: read.get(index) ?? null })),
    read: read.size,
    offline: [...read.values()].some(({ model }) => model.offline),
    isEmpty: [...read.values()].every(({ nothing }) => nothing !== null),
  }
}

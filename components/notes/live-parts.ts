import { NotesOutputSchema } from '@shared/kinds/lecture_notes/tasks.ts'
import { PlanOutputSchema } from '@shared/transcripts/plan.ts'
import type { z } from 'zod'
import type { JobPart } from '@/lib/jobs/schema'

/** A piece of the transcript, with its notes or still waiting for them. */
export interface LivePiece {
  number: number
  from: number
  to: number
  start: number | null
  notes: z.infer<typeof NotesOutputSchema> | null
}

/** The pieces of running notes in order, from the parts so far. */
export function livePieces(parts: JobPart[]): { pieces: LivePiece[]; read: number; offline: boolean } {
  // Of a recording the notes are planned when its transcript is there.
  const planned = parts
    .filter(({ stage }) => stage === 'plan' || stage === 'transcript')
    .map(({ output }) => PlanOutputSchema.safeParse(output))
    .find(({ success }) => success)
  const notes = new Map(
    parts.flatMap(({ stage, position, output }) => {
      if (stage !== 'notes') return []
      const parsed = NotesOutputSchema.safeParse(output)
      return parsed.success ? [[position, parsed.data] as const] : []
    }),
  )
  const pieces = planned?.success ? planned.data.pieces : []
  return {
    pieces: pieces.map((piece, index) => ({ ...piece, number: index + 1, notes: notes.get(index) ?? null })),
    read: notes.size,
    offline: [...notes.values()].some(({ model }) => model.offline),
  }
}

import { type Transcribed, TranscribedSchema } from '@shared/speech/tasks.ts'
import { z } from 'zod'
import type { JobPart } from '@/lib/jobs/schema'

/** What `plan` stores when it is a recording that is heard. */
const RecordingPlanSchema = z.object({ mediaId: z.uuid(), pieces: z.number().int() })

export interface Heard {
  mediaId: string
  /** Each piece of the recording in order: what was heard in it, or null while nobody has listened. */
  pieces: (Transcribed | null)[]
  count: number
}

/** What was heard so far; null when these are notes of a transcript, or nothing is planned yet. */
export function heardSoFar(parts: JobPart[]): Heard | null {
  const plan = parts
    .filter(({ stage }) => stage === 'plan')
    .map(({ output }) => RecordingPlanSchema.safeParse(output))
    .find(({ success }) => success)?.data
  if (!plan) return null
  const heard = new Map(
    parts.flatMap(({ stage, position, output }) => {
      if (stage !== 'transcribe') return []
      const parsed = TranscribedSchema.safeParse(output)
      return parsed.success ? [[position, parsed.data] as const] : []
    }),
  )
  const pieces = Array.from({ length: plan.pieces }, (_, position) => heard.get(position) ?? null)
  return { mediaId: plan.mediaId, pieces, count: heard.size }
}

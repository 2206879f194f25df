import type { StorySegment } from '@shared/documents/story.ts'
import { type PlanOutput, PlanOutputSchema, WriteOutputSchema } from '@shared/kinds/story_generation/tasks.ts'
import type { JobPart } from '@/lib/jobs/schema'

export interface LiveStory {
  plan: PlanOutput | null
  /** In the order of the story: each written, or null. */
  segments: (StorySegment | null)[]
  written: number
}

/** A story that is being written, from the parts so far. */
export function liveStory(parts: JobPart[]): LiveStory {
  const plans = parts.flatMap(({ stage, output }) =>
    stage === 'plan' ? [PlanOutputSchema.safeParse(output)] : [],
  )
  const plan = plans[0]?.success ? plans[0].data : null
  const written = new Map<number, StorySegment>()
  for (const { stage, position, output } of parts) {
    const parsed = stage === 'write' ? WriteOutputSchema.safeParse(output) : null
    if (parsed?.success) written.set(position, parsed.data.segment)
  }
  const segments = (plan?.happens ?? []).map((_, index) => written.get(index) ?? null)
  return { plan, segments, written: written.size }
}

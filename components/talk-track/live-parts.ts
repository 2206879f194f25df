import { SlideScriptSchema } from '@shared/documents/talk-track.ts'
import { z } from 'zod'
import type { JobPart } from '@/lib/jobs/schema'

const PlanPart = z.object({ slides: z.array(z.object({ id: z.string(), title: z.string() })) })
const WritePart = z.object({ scripts: z.array(SlideScriptSchema), model: z.object({ offline: z.boolean() }) })

export type LiveSlide =
  | { state: 'waiting'; id: string; title: string }
  | {
      state: 'written'
      id: string
      script: z.infer<typeof SlideScriptSchema>
      /** Seconds into the talk, once every slide before it is written. */
      startsAt: number | null
    }

/** The slides of a running talk track in order, each written or still waiting, from the parts so far. */
export function liveSlides(parts: JobPart[]): { slides: LiveSlide[]; written: number; offline: boolean } {
  const plan = parts.flatMap((part) => (part.stage === 'plan' ? [PlanPart.safeParse(part.output)] : []))
  const write = parts.flatMap((part) => (part.stage === 'write' ? [WritePart.safeParse(part.output)] : []))
  const outputs = write.flatMap((result) => (result.success ? [result.data] : []))
  const scripts = new Map(
    outputs.flatMap((output) => output.scripts).map((script) => [script.slideId, script]),
  )
  const planned = plan[0]?.success ? plan[0].data.slides : []

  let startsAt: number | null = 0
  const slides = planned.map(({ id, title }): LiveSlide => {
    const script = scripts.get(id)
    if (!script) {
      startsAt = null
      return { state: 'waiting', id, title }
    }
    const begins = startsAt
    startsAt = startsAt === null ? null : startsAt + script.seconds
    return { state: 'written', id, script, startsAt: begins }
  })
  return { slides, written: scripts.size, offline: outputs.some((output) => output.model.offline) }
}

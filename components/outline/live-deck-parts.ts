import { type Slide, SlideSchema } from '@shared/documents/deck.ts'
import { z } from 'zod'
import type { JobPart } from '@/lib/jobs/schema'

const PlanPart = z.object({
  sections: z.array(z.object({ title: z.string() })),
  parts: z.array(z.object({ section: z.number().int(), count: z.number().int() })),
})
const WritePart = z.object({ slides: z.array(SlideSchema), model: z.object({ offline: z.boolean() }) })
const ComparePart = z.object({ replaced: z.array(SlideSchema) })

/** A place in the deck; `slide` is null while it is being written. */
export interface LiveSlide {
  number: number
  slide: Slide | null
}

export interface LiveSection {
  title: string
  slides: LiveSlide[]
}

/** The sections of a deck under way, each slide written or still waiting in its place. */
export function liveDeck(parts: JobPart[]) {
  const outputs = <Schema extends z.ZodType>(stage: string, schema: Schema) =>
    parts.flatMap((part) => {
      const parsed = part.stage === stage ? schema.safeParse(part.output) : null
      return parsed?.success ? [{ position: part.position, ...(parsed.data as object) }] : []
    }) as ({ position: number } & z.infer<Schema>)[]

  const [plan] = outputs('plan', PlanPart)
  const writes = outputs('write', WritePart)
  const anew = new Map(
    outputs('compare', ComparePart).flatMap(({ replaced }) => replaced.map((slide) => [slide.id, slide])),
  )
  const written = new Map(writes.map(({ position, slides }) => [position, slides]))

  const sections = (plan?.sections ?? []).map(({ title }): LiveSection => ({ title, slides: [] }))
  let number = 0
  for (const [position, { section, count }] of (plan?.parts ?? []).entries()) {
    for (let index = 0; index < count; index += 1) {
      number += 1
      const slide = written.get(position)?.[index] ?? null
      sections[section - 1]?.slides.push({ number, slide: slide ? (anew.get(slide.id) ?? slide) : null })
    }
  }
  return {
    sections,
    total: number,
    written: writes.reduce((sum, { slides }) => sum + slides.length, 0),
    offline: writes.some(({ model }) => model.offline),
  }
}

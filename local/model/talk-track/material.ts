import { z } from 'zod'

const NeighbourSchema = z.looseObject({ number: z.number(), title: z.string(), body: z.string() })

/** The material of a talk track request, as `kinds/talk_track/prompts.ts` writes it. */
export const MaterialSchema = z.looseObject({
  deckTitle: z.string(),
  total: z.number(),
  before: NeighbourSchema.nullable(),
  slides: z.array(
    z.looseObject({ number: z.number(), title: z.string(), body: z.string(), notes: z.string() }),
  ),
  after: NeighbourSchema.nullable(),
})
export type Material = z.infer<typeof MaterialSchema>
export type MaterialSlide = Material['slides'][number]

/** A slide with what surrounds it, as the composer sees it. */
export interface Placed {
  number: number
  total: number
  deckTitle: string
  title: string
  body: string
  notes: string
  previousTitle: string
  nextTitle: string
}

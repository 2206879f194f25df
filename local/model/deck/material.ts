import { z } from 'zod'

const SourceSchema = z.looseObject({
  number: z.number(),
  unit: z.string(),
  /** Each begins with its number: "12: text". */
  lines: z.array(z.string()),
})
export type ShownSource = z.infer<typeof SourceSchema>

/** The material of an outline request, as `kinds/deck_outline/prompts.ts` writes it. */
export const OutlineMaterialSchema = z.looseObject({
  topic: z.string(),
  audience: z.string(),
  goal: z.string(),
  slides: z.number(),
  sources: z.array(SourceSchema),
})
export type OutlineMaterial = z.infer<typeof OutlineMaterialSchema>

/** The material of a slides request, as `kinds/deck_structure/prompts.ts` writes it, for a section or for repeats. */
export const SlidesMaterialSchema = z.looseObject({
  topic: z.string(),
  audience: z.string(),
  goal: z.string(),
  slides: z.array(z.looseObject({ number: z.number() })),
  section: z.looseObject({ number: z.number(), title: z.string() }).optional(),
  /** The whole deck, where slides of it are to be written anew. */
  deck: z.array(z.looseObject({ title: z.string(), body: z.string() })).optional(),
  sources: z.array(SourceSchema),
})
export type SlidesMaterial = z.infer<typeof SlidesMaterialSchema>

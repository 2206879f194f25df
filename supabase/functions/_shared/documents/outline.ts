import { z } from 'zod'

/** Limits of a generated deck, told in the form and checked again where it is planned. */
export const OUTLINE_LIMITS = {
  minSlides: 5,
  maxSlides: 120,
  maxSections: 40,
  maxSectionSlides: 20,
  maxSources: 10,
} as const

/** Where a section rests: lines of a transcript, slides of a deck, from 1. */
const PassageSchema = z.strictObject({
  documentId: z.uuid(),
  from: z.number().int().min(1),
  to: z.number().int().min(1),
})
export type Passage = z.infer<typeof PassageSchema>

/** A section of an outline. Its title may be empty while it is typed; slides are bought only of a whole one. */
export const OutlineSectionSchema = z.strictObject({
  id: z.string().min(1).max(64),
  title: z.string().max(200),
  about: z.string().max(1_000),
  slides: z.number().int().min(1).max(OUTLINE_LIMITS.maxSectionSlides),
  rests: z.array(PassageSchema).max(20),
})
export type OutlineSection = z.infer<typeof OutlineSectionSchema>

/** The content of an `outline` document: what a deck is to be, before its slides are written. */
export const OutlineSchema = z.strictObject({
  topic: z.string().max(300),
  audience: z.string().max(300),
  goal: z.string().max(500),
  tone: z.string().max(40),
  /** How many slides the brief asked for; the sections say how many there will be. */
  slidesAskedFor: z.number().int(),
  sources: z
    .array(z.strictObject({ documentId: z.uuid(), type: z.string().max(40), title: z.string().max(200) }))
    .max(OUTLINE_LIMITS.maxSources),
  sections: z.array(OutlineSectionSchema).min(1).max(OUTLINE_LIMITS.maxSections),
  /** Who drafted it; `offline` is always shown on the page. */
  model: z.strictObject({ name: z.string().max(200), offline: z.boolean() }),
})
export type Outline = z.infer<typeof OutlineSchema>

/** How many slides the sections of an outline add up to. */
export function slidesOf({ sections }: Pick<Outline, 'sections'>): number {
  return sections.reduce((sum, { slides }) => sum + slides, 0)
}

/** What keeps an outline from becoming slides, in a sentence; null when nothing does. */
export function outlineProblem(outline: Pick<Outline, 'sections'>): string | null {
  const slides = slidesOf(outline)
  const { minSlides, maxSlides } = OUTLINE_LIMITS
  if (outline.sections.some(({ title }) => title.trim() === '')) return 'Every section needs a title.'
  if (slides < minSlides) return `A deck has at least ${minSlides} slides; these sections have ${slides}.`
  if (slides > maxSlides) return `A deck has at most ${maxSlides} slides; these sections have ${slides}.`
  return null
}

import { z } from 'zod'

/** Limits of a deck, told to the user before an upload and checked again by every importer and route. */
export const DECK_LIMITS = {
  maxSlides: 300,
  maxFileBytes: 20 * 1024 * 1024,
  maxContentBytes: 900_000,
} as const

/** What a generated slide rests on: lines of a transcript, slides of a deck, from 1. */
export const SlideSourceSchema = z.strictObject({
  documentId: z.uuid(),
  type: z.string().max(40),
  /** As the document was called then; it may be gone since. */
  title: z.string().max(200),
  from: z.number().int().min(1),
  to: z.number().int().min(1),
})
export type SlideSource = z.infer<typeof SlideSourceSchema>

/** One slide. `body` is plain text or Markdown and is always material: shown as text, never as HTML. */
export const SlideSchema = z.strictObject({
  id: z.string().min(1).max(64),
  title: z.string().max(500),
  body: z.string().max(20_000),
  notes: z.string().max(20_000),
  hidden: z.boolean().default(false),
  /** Of a generated slide: its section of the outline, and what it rests on; none is the brief alone. */
  section: z.string().max(200).optional(),
  sources: z.array(SlideSourceSchema).max(20).optional(),
})
export type Slide = z.infer<typeof SlideSchema>

export const DECK_FORMATS = [
  'marp',
  'slidev',
  'reveal',
  'remark',
  'pandoc',
  'markdown',
  'pptx',
  'generated',
] as const

/** The content of a `deck` document. */
export const DeckSchema = z.strictObject({
  slides: z.array(SlideSchema).min(1).max(DECK_LIMITS.maxSlides),
  format: z.enum(DECK_FORMATS),
  fileName: z.string().max(255).optional(),
  /** Sentences for the user about what the importer left out or could not read. */
  warnings: z.array(z.string().max(500)).max(50).default([]),
  /** Who drafted a generated deck; `offline` is always shown on the page. */
  model: z.strictObject({ name: z.string().max(200), offline: z.boolean() }).optional(),
})
export type Deck = z.infer<typeof DeckSchema>

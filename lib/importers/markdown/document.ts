import { DECK_LIMITS, type Deck } from '../../../supabase/functions/_shared/documents/deck.ts'
import type { DraftSlide } from '../draft.ts'
import { tooManySlides } from '../errors.ts'
import type { ImportWarnings } from '../warnings.ts'
import type { Settings } from './front-matter.ts'
import type { MarkdownEnv } from './parser.ts'
import type { ScannedSource } from './source-lines.ts'

/** The Markdown ways of writing slides that the product knows; `markdown` is a plain outline. */
export type Dialect = Exclude<Deck['format'], 'pptx' | 'generated'>

/** A Markdown deck after its front matter was taken off. */
export interface MarkdownDocument extends ScannedSource {
  settings: Settings
  /** Link references of the whole document: a slide may use what stands at the very end. */
  env: MarkdownEnv
  warnings: ImportWarnings
}

/** Reads the slides of one dialect. */
export type DialectReader = (document: MarkdownDocument) => { title?: string; slides: DraftSlide[] }

/** The same parts, unless there are more than a deck may have: asked before any of them is read. */
export function limitSlides<T>(parts: T[]): T[] {
  if (parts.length > DECK_LIMITS.maxSlides) throw tooManySlides(parts.length)
  return parts
}

import {
  DECK_LIMITS,
  type Deck,
  DeckSchema,
  type Slide,
} from '../../supabase/functions/_shared/documents/deck.ts'
import { shorten, tidyBlock, tidyLine } from './clean-text.ts'
import type { DraftDeck, DraftSlide } from './draft.ts'
import { importError, tooManySlides } from './errors.ts'
import type { ImportWarnings } from './warnings.ts'

const MAX_TITLE = 500
const MAX_TEXT = 20_000
const MAX_DECK_TITLE = 200

/** Cleans what a reader found, applies the limits of a deck and says what was left out. */
export function finishDeck(
  draft: DraftDeck,
  format: Deck['format'],
  fileName: string,
  warnings: ImportWarnings,
): { title: string; deck: Deck } {
  if (draft.slides.length === 0) throw importError('deck_no_slides')
  if (draft.slides.length > DECK_LIMITS.maxSlides) throw tooManySlides(draft.slides.length)
  const slides = draft.slides.map((slide, index) => finishSlide(slide, index + 1, warnings))
  if (slides.every((slide) => !hasText(slide))) throw importError('deck_no_text')
  const hidden = slides.filter((slide) => slide.hidden).length
  if (hidden > 0) {
    warnings.add(
      hidden === 1
        ? '1 hidden slide is kept but gets no script.'
        : `${hidden} hidden slides are kept but get no script.`,
    )
  }
  const name = cleanFileName(fileName)
  const deck = DeckSchema.parse({
    slides,
    format,
    ...(name ? { fileName: name } : {}),
    warnings: warnings.sentences(),
  })
  if (Buffer.byteLength(JSON.stringify(deck)) > DECK_LIMITS.maxContentBytes)
    throw importError('deck_too_much_text')
  return { title: deckTitle(draft.title, slides, name), deck }
}

function finishSlide(draft: DraftSlide, number: number, warnings: ImportWarnings): Slide {
  const title = tidyLine(draft.title)
  const body = tidyBlock(draft.body)
  const notes = tidyBlock(draft.notes)
  if (title.length > MAX_TITLE || body.length > MAX_TEXT || notes.length > MAX_TEXT)
    warnings.slide('truncated', number)
  if (title === '' && body === '') warnings.slide(draft.silentPictures > 0 ? 'picture_only' : 'empty', number)
  else if (body === '' && draft.silentPictures > 0) warnings.slide('picture_and_title', number)
  return {
    id: crypto.randomUUID(),
    title: shorten(title, MAX_TITLE),
    body: shorten(body, MAX_TEXT),
    notes: shorten(notes, MAX_TEXT),
    hidden: draft.hidden,
  }
}

function hasText(slide: Slide): boolean {
  return slide.title !== '' || slide.body !== '' || slide.notes !== ''
}

// A path is not part of a name, whatever the client sent.
function cleanFileName(fileName: string): string {
  return shorten(tidyLine(fileName.split(/[\\/]/).at(-1) ?? ''), 255)
}

function deckTitle(found: string, slides: Slide[], fileName: string): string {
  const first = slides.find((slide) => slide.title !== '')?.title ?? ''
  const stem = fileName
    .replace(/(\.(pptx|pptm|potx|ppsx|md|markdown|txt|html?))+$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim()
  return shorten(tidyLine(found) || first || stem || 'Untitled deck', MAX_DECK_TITLE)
}

import { phrasesFor } from '../language.ts'
import { cleanLine } from './clean-line.ts'
import { compose } from './compose.ts'
import { type Material, MaterialSchema, type Placed } from './material.ts'
import { asTitle } from './one-sentence.ts'

/** Drafts the scripts of a talk track from the slides' own words. */
export function writeTalkTrack(material: unknown) {
  const parsed = MaterialSchema.parse(material)
  const phrases = phrasesFor(wordsOf(parsed))
  return { scripts: place(parsed).map((slide) => ({ slide: slide.number, ...compose(slide, phrases) })) }
}

function place({ deckTitle, total, before, slides, after }: Material): Placed[] {
  const titles = [before, ...slides, after].map((slide) => (slide ? titleOf(slide.title) : ''))
  return slides.map(({ number, body, notes }, index) => ({
    number,
    total,
    deckTitle: nameOfDeck(deckTitle, titles[1] ?? ''),
    title: titles[index + 1] ?? '',
    body,
    notes,
    previousTitle: titles[index] ?? '',
    nextTitle: titles[index + 2] ?? '',
  }))
}

/** A title that is no words (a name made by a program, a bare address) is none. */
function titleOf(title: string): string {
  const clean = asTitle(cleanLine(title))
  return /\p{L}/u.test(clean) && !/^[\da-f-]{20,}$/i.test(clean) ? clean : ''
}

/** A deck that is named like a file is called by its first title instead, where this part has it. */
function nameOfDeck(deckTitle: string, firstTitle: string): string {
  const looksLikeFile = !/\s/.test(deckTitle.trim()) && /[-_.]/.test(deckTitle)
  return asTitle(looksLikeFile && firstTitle !== '' ? firstTitle : deckTitle)
}

/** Enough of the deck's text to tell its language by. */
function wordsOf({ deckTitle, slides }: Material): string {
  return [
    deckTitle,
    ...slides.flatMap(({ title, body, notes }) => [title, body.slice(0, 600), notes.slice(0, 600)]),
  ].join('\n')
}

import { splitSentences } from '../../../supabase/functions/_shared/text/sentences.ts'
import { spokenWords } from '../../../supabase/functions/_shared/text/spoken-length.ts'
import type { Phrases } from '../phrases/phrases.ts'
import { deliver } from './deliver.ts'
import type { Placed } from './material.ts'
import { readNotes } from './notes.ts'
import { isCharacters, oneSentence } from './one-sentence.ts'
import { readBody, type SlideText, type Unit } from './slide-text.ts'

const MIN_SENTENCES = 2
const MAX_SENTENCES = 4
/** What is said on one slide stays near this many words, the transition not counted. */
const ENOUGH_WORDS = 60
const MOST_POINTS = 4
const LONGEST_POINT = 14

/** Puts the script of one slide together: a transition, what the slide has to say, and a look ahead at times. */
export function compose(slide: Placed, phrases: Phrases) {
  const text = readBody(slide.body, slide.title)
  const notes = readNotes(slide.notes)
  const ending = lastWords(slide, phrases)
  const lead = leadIn(slide, phrases, text, notes.speech)
  const room = MAX_SENTENCES - lead.length - ending.length
  const content = contentOf(slide, phrases, text, notes.speech, room)
  const script = speak([...lead, ...content, ...ending], fillers(slide, phrases))
  return { script, deliveryNotes: deliver(slide, phrases, text, notes) }
}

/** Joins sentences and holds the result to the rule itself: two to four, as they will be counted. */
function speak(sentences: string[], spare: string[]): string {
  const said = sentences.map((sentence) => capitalised(oneSentence(sentence)))
  const counted = () => splitSentences(said.join(between(said))).length
  while (counted() > MAX_SENTENCES) said.splice(-2, 1)
  for (const filler of spare) {
    if (counted() >= MIN_SENTENCES) break
    said.push(capitalised(oneSentence(filler)))
  }
  return said.join(between(said))
}

/** Where a word is written in small letters for a reason (`cAdvisor`), it stays so. */
function capitalised(sentence: string): string {
  return /^\p{Ll}[\p{Ll}']*(?=[\s,])/u.test(sentence)
    ? sentence.charAt(0).toUpperCase() + sentence.slice(1)
    : sentence
}

/** Chinese and Japanese have no space between sentences. */
function between(sentences: string[]): string {
  return isCharacters(sentences.join('')) ? '' : ' '
}

function pick(options: string[], slide: Placed): string[] {
  const chosen = options[slide.number % options.length]
  return chosen === undefined ? [] : [chosen]
}

/** Every third slide looks ahead at its end, and the one after it does not announce itself again. */
function looksAhead({
  number,
  total,
  title,
  nextTitle,
}: Pick<Placed, 'number' | 'total' | 'title' | 'nextTitle'>) {
  return (
    number % 3 === 0 && number < total && nextTitle !== '' && nextTitle !== title && !isQuestion(nextTitle)
  )
}

function isQuestion(title: string): boolean {
  return /[?？]$/.test(title)
}

function leadIn(slide: Placed, phrases: Phrases, text: SlideText, notes: string[]): string[] {
  const { number, total, title, previousTitle, deckTitle } = slide
  if (number === 1) return pick(phrases.opening(deckTitle || title), slide)
  if (title === '' || title === previousTitle) return pick(phrases.stayWith(title || previousTitle), slide)
  if (isQuestion(title)) return pick(phrases.question(title), slide)
  const announced = looksAhead({ number: number - 1, total, title: previousTitle, nextTitle: title })
  const hasOwnWords = notes.length + text.units.length > 0
  if (announced && hasOwnWords) return []
  if (!hasOwnWords && !text.hasCode && !text.hasPicture) return pick(phrases.section(title), slide)
  if (number % 5 === 0 && previousTitle !== '' && !isQuestion(previousTitle))
    return pick(phrases.turnFrom(previousTitle, title), slide)
  return pick(phrases.turnTo(title), slide)
}

function lastWords(slide: Placed, phrases: Phrases): string[] {
  if (slide.number === slide.total) return pick(phrases.closing(slide.deckTitle || slide.title), slide)
  return looksAhead(slide) ? pick(phrases.next(slide.nextTitle), slide) : []
}

/** The speaker's notes are what the speaker means to say; without any, the slide speaks for itself. */
function contentOf(
  slide: Placed,
  phrases: Phrases,
  text: SlideText,
  notes: string[],
  room: number,
): string[] {
  const body = () => text.units.flatMap((unit) => sayUnit(unit, slide, phrases, text.units.length === 1))
  const content = enough(notes, room)
  if (content.length < Math.min(room, 2)) content.push(...enough(body(), room - content.length))
  return content.length > 0 ? content : shown(slide, phrases, text)
}

function enough(sentences: string[], room: number): string[] {
  const chosen: string[] = []
  let words = 0
  for (const sentence of sentences) {
    if (chosen.length >= room || words >= ENOUGH_WORDS) break
    chosen.push(sentence)
    words += spokenWords(sentence)
  }
  return chosen
}

function sayUnit(unit: Unit, slide: Placed, phrases: Phrases, isOnly: boolean): string[] {
  if (unit.type === 'sentence') return [unit.text]
  const short = unit.points.filter((point) => spokenWords(point) <= LONGEST_POINT)
  const named = short.slice(0, MOST_POINTS)
  if (unit.lead !== '') return [named.length > 0 ? `${unit.lead}: ${phrases.join(named)}.` : `${unit.lead}.`]
  if (named.length === 0) return []
  if (named.length === 1) return isOnly ? pick(phrases.onePoint(named[0] ?? ''), slide) : named
  return pick(isOnly ? phrases.points(named, short.length) : phrases.list(named), slide)
}

function shown(slide: Placed, phrases: Phrases, text: SlideText): string[] {
  if (text.hasCode) return pick(phrases.code, slide)
  return text.hasPicture ? pick(phrases.picture, slide) : []
}

/** What brings a slide with next to nothing on it to two sentences. */
function fillers(slide: Placed, phrases: Phrases): string[] {
  const { title, nextTitle, deckTitle } = slide
  const isNew = nextTitle !== '' && nextTitle !== title && !isQuestion(nextTitle)
  const ahead = isNew ? pick(phrases.next(nextTitle), slide) : []
  const names = [title, nextTitle, deckTitle].filter((name) => name !== '')
  return [...ahead, ...pick(phrases.nothing, slide), ...names, `${slide.number}.`]
}

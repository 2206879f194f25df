import { likeness, wordsIn } from '../../text/alike.ts'
import { comparable } from './grounds.ts'
import type { NotesOutput } from './tasks.ts'

type Part = NotesOutput
type Given<Item> = Item & { id: string }
type Rests = { lines: number[]; start: number | null }

export type GivenPoint = Given<Part['takeaways'][number]>
export type GivenQuestion = Given<Part['questions'][number]>
export type GivenDefinition = Given<Part['definitions'][number]>
export interface GivenSection {
  id: string
  heading: string
  points: GivenPoint[]
}

/** All notes of all pieces, with ids that follow from where they stood, and what was said twice said once. */
export interface Joined {
  titles: string[]
  summaries: string[]
  sections: GivenSection[]
  points: GivenPoint[]
  takeaways: GivenPoint[]
  definitions: GivenDefinition[]
  questions: GivenQuestion[]
}

/** From which share of common words on two notes say the same. */
const SAME = 0.75

/** Joins the pieces without a model: what is said again is one note, with the lines of all who said it. */
export function join(parts: Part[]): Joined {
  const noted = parts.filter(({ nothing }) => nothing === null)
  const points = onceEach<Part['takeaways'][number]>('p', ({ text }) => text)
  const sections: GivenSection[] = []
  for (const { heading, points: own } of noted.flatMap((part) => part.sections)) {
    const before = sections.at(-1)
    const fresh = own.flatMap((point) => points.add(point) ?? [])
    if (fresh.length === 0) continue
    // A topic that goes on over the border of two pieces is one section.
    if (before && comparable(before.heading) === comparable(heading)) before.points.push(...fresh)
    else sections.push({ id: `s${sections.length + 1}`, heading, points: fresh })
  }
  const takeaways = onceEach<Part['takeaways'][number]>('t', ({ text }) => text)
  const definitions = onceEach<Part['definitions'][number]>('d', ({ term }) => term)
  const questions = onceEach<Part['questions'][number]>('q', ({ question }) => question)
  for (const part of noted) {
    for (const takeaway of part.takeaways) takeaways.add(takeaway)
    for (const definition of part.definitions) definitions.add(definition)
    for (const question of part.questions) questions.add(question)
  }
  return {
    titles: noted.map(({ title }) => title),
    summaries: noted.map(({ summary }) => summary),
    sections,
    points: points.all,
    takeaways: takeaways.all,
    definitions: definitions.all,
    questions: questions.all,
  }
}

interface Known {
  words: Set<string>
  numbers: string
}

function knownBy(text: string): Known {
  return { words: wordsIn(text), numbers: (text.match(/\p{N}+/gu) ?? []).join(' ') }
}

/** "Ten percent in 2019" and "twelve percent in 2020" have their words in common, but not what they say. */
function saysTheSame(a: Known, b: Known): boolean {
  return a.numbers === b.numbers && likeness(a.words, b.words) >= SAME
}

/** A list in which nothing is said twice. `add` gives the item its id; null when it was said before. */
function onceEach<Item extends Rests>(prefix: string, text: (item: Item) => string) {
  const all: Given<Item>[] = []
  const known: Known[] = []
  const add = (item: Item): Given<Item> | null => {
    const own = knownBy(text(item))
    const before = all[known.findIndex((other) => saysTheSame(other, own))]
    if (before) {
      before.lines = mergedLines(before.lines, item.lines)
      return null
    }
    const given = { ...item, id: `${prefix}${all.length + 1}` }
    all.push(given)
    known.push(own)
    return given
  }
  return { all, add }
}

/** The lines of two notes that became one. */
export function mergedLines(a: number[], b: number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}

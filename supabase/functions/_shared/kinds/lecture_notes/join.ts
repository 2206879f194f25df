import { comparable } from '../../transcripts/grounds.ts'
import { type Given, onceEach } from '../../transcripts/once-each.ts'
import type { NotesOutput } from './tasks.ts'

type Part = NotesOutput

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

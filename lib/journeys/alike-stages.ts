import { JOURNEY_ROWS, type JourneyStage } from '@shared/documents/journey.ts'
import { wordsIn } from '@shared/text/alike.ts'

/** From which share of what they have in common on two names, or what happens in two stages, are alike. */
const ALIKE = { name: 0.55, events: 0.3 } as const

/** A word of these scripts is one to three letters long, so that pairs of letters tell as much as three do elsewhere. */
const SHORT_WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

type Traits = Set<string>
interface StageTraits {
  name: Traits
  events: Traits
}

/** How alike two stages of one comparison are: 0 where neither their names nor what happens in them are, at most 2. */
export type Likeness = (a: JourneyStage, b: JourneyStage) => number

/**
 * Prepares the stages of all journeys that are compared. Names are held against each other by the parts of their words
 * ("signing up" is "sign up"), what happens by its words. What many stages of one journey have in common tells little
 * of each, and counts little.
 */
export function likenessOf(journeys: JourneyStage[][]): Likeness {
  const traits = new Map<JourneyStage, StageTraits>()
  for (const stage of journeys.flat())
    traits.set(stage, { name: partsOf(stage.title), events: eventsOf(stage) })
  const weigh = (trait: keyof StageTraits) =>
    weights(journeys.map((stages) => stages.flatMap((stage) => traits.get(stage)?.[trait] ?? [])))
  const [names, events] = [weigh('name'), weigh('events')]
  return (a, b) => {
    const [one, other] = [traits.get(a), traits.get(b)]
    if (!one || !other) return 0
    const name = common(one.name, other.name, names)
    const happens = common(one.events, other.events, events)
    return name >= ALIKE.name || happens >= ALIKE.events ? name + happens : 0
  }
}

/** The parts of the words of a text: each word's letters two or three at a time, with its beginning and its end. */
function partsOf(text: string): Traits {
  const parts = new Set<string>()
  for (const word of wordsIn(text)) {
    const letters = [...` ${word} `]
    const length = SHORT_WORDS.test(word) ? 2 : 3
    for (let at = 0; at + length <= letters.length; at += 1)
      parts.add(letters.slice(at, at + length).join(''))
  }
  return parts
}

/** Feelings are left out: the same may be felt anywhere on the way. */
function eventsOf(stage: JourneyStage): Traits {
  const rows = JOURNEY_ROWS.filter((row) => row !== 'feelings')
  return wordsIn(rows.flatMap((row) => stage[row].map(({ text }) => text)).join('\n'))
}

/** What stands in every stage says next to nothing; not nothing, for a name that all have is still the same name. */
const LEAST = 0.02

/** What each trait counts: 1 where a single stage of its journey has it, less the more have it (inverse frequency). */
function weights(journeys: Traits[][]): Map<string, number> {
  const found = new Map<string, number>()
  for (const stages of journeys) {
    const counts = new Map<string, number>()
    for (const traits of stages) for (const trait of traits) counts.set(trait, (counts.get(trait) ?? 0) + 1)
    for (const [trait, count] of counts) {
      const weight = count === 1 ? 1 : Math.max(LEAST, 1 - Math.log(count) / Math.log(stages.length))
      found.set(trait, Math.min(found.get(trait) ?? 1, weight))
    }
  }
  return found
}

/** The weight of what two have in common, of the weight of all that they have: 0 to 1. */
function common(a: Traits, b: Traits, weights: Map<string, number>): number {
  const sum = (traits: Iterable<string>) => {
    let total = 0
    for (const trait of traits) total += weights.get(trait) ?? 1
    return total
  }
  const all = sum(a) + sum(b)
  return all === 0 ? 0 : (2 * sum([...a].filter((trait) => b.has(trait)))) / all
}

import {
  JOURNEY_LIMITS,
  JOURNEY_ROWS,
  type Journey,
  type JourneyEntry,
  type JourneyStage,
} from '../../documents/journey.ts'
import type { Found, GivenEntry } from './found.ts'
import type { MergeOutput } from './tasks.ts'

type Order = Pick<MergeOutput, 'stages' | 'same'>

/** The order in which things were found: for what is shown before all is read. */
export function asFound({ parts }: Found): Order {
  return { stages: parts.map(({ id, title }) => ({ title, parts: [id] })), same: [] }
}

/** The stages of a journey from what was found, in this order. What is the same becomes one, with the sources of all. */
export function assemble(found: Found, { stages, same }: Order): JourneyStage[] {
  const firstOf = new Map(same.flatMap((group) => group.map((id) => [id, group[0] ?? id] as const)))
  const all = new Map(found.parts.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry]))
  const placed = stages.map(({ title, parts }, index): JourneyStage => {
    const entries = found.parts.filter(({ id }) => parts.includes(id)).flatMap((part) => part.entries)
    return { ...emptyStage(`s${index + 1}`, title), ...cells(join(entries, firstOf, all)) }
  })
  return placed.slice(0, JOURNEY_LIMITS.maxStages)
}

/** A stage of which nothing is known but its name. */
export function emptyStage(id: string, title: string): JourneyStage {
  return {
    id,
    title,
    steps: [],
    touchpoints: [],
    thoughts: [],
    feelings: [],
    painPoints: [],
    opportunities: [],
  }
}

function join(
  entries: GivenEntry[],
  firstOf: Map<string, string>,
  all: Map<string, GivenEntry>,
): GivenEntry[] {
  const joined = new Map<string, GivenEntry>()
  for (const entry of entries) {
    const id = firstOf.get(entry.id) ?? entry.id
    const known = joined.get(id) ?? { ...(all.get(id) ?? entry), sources: [] }
    joined.set(id, { ...known, sources: [...known.sources, ...entry.sources] })
  }
  return [...joined.values()]
}

function cells(entries: GivenEntry[]): Omit<JourneyStage, 'id' | 'title'> {
  const of = (row: GivenEntry['row']) => entries.filter((entry) => entry.row === row)
  const [steps, touchpoints, thoughts, , painPoints, opportunities] = JOURNEY_ROWS.map((row) =>
    of(row).map(toEntry),
  )
  const feelings = of('feelings').map((entry) => ({ ...toEntry(entry), score: entry.score ?? 0 }))
  return {
    steps: steps ?? [],
    touchpoints: touchpoints ?? [],
    thoughts: thoughts ?? [],
    feelings,
    painPoints: painPoints ?? [],
    opportunities: opportunities ?? [],
  }
}

function toEntry({ id, text, sources }: GivenEntry): JourneyEntry {
  return { id, text, sources: sources.slice(0, JOURNEY_LIMITS.maxSources) }
}

/** Whose way it is: what was said most often, else first. */
export function aboutOf({ about }: Found): Journey['about'] {
  const [first] = about
  if (!first) return { text: '', sources: [] }
  const same = about.filter(({ text }) => text === first.text).flatMap(({ sources }) => sources)
  return { text: first.text, sources: same.slice(0, JOURNEY_LIMITS.maxSources) }
}

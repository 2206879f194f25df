import { z } from 'zod'
import { oneLine } from '../../text/clip.ts'
import type { Found } from './found.ts'
import type { MergeOutput } from './tasks.ts'

/** The model's reply: an order and groups of ids. The words of the entries are not its to change. */
export const MergeReplySchema = z.strictObject({
  title: z.string().describe('A name for the map, 3 to 10 words.'),
  stages: z.array(
    z.strictObject({
      title: z.string().describe('1 to 6 words.'),
      parts: z.array(z.string()).describe('The ids of the parts that belong to this stage.'),
    }),
  ),
  same: z
    .array(z.array(z.string()))
    .describe('Ids of entries that say the same: one row, one stage, the clearest first.'),
})
export type MergeReply = z.infer<typeof MergeReplySchema>

/** What is wrong with a reply: each part once, no stage without one, and what is the same is of one row and stage. */
export function checkMerge({ title, stages, same }: MergeReply, found: Found): string[] {
  const ids = found.parts.map(({ id }) => id)
  const used = stages.flatMap(({ parts }) => parts)
  const missing = ids.filter((id) => !used.includes(id))
  const unknown = used.filter((id) => !ids.includes(id))
  const doubled = repeated(used)
  const problems: string[] = []
  if (title.trim() === '') problems.push('The map has no title.')
  if (stages.some((stage) => stage.title.trim() === '')) problems.push('A stage has no title.')
  if (stages.some(({ parts }) => parts.length === 0)) problems.push('A stage has no part; leave it out.')
  if (missing.length > 0) problems.push(`Part ${missing.join(', ')} is in no stage.`)
  if (unknown.length > 0) problems.push(`There is no part ${unknown.join(', ')}.`)
  if (doubled.length > 0) problems.push(`Part ${doubled.join(', ')} is in more than one stage.`)
  return [...problems, ...checkSame(same, placesOf(stages, found))]
}

function checkSame(same: string[][], places: Map<string, string>): string[] {
  const problems: string[] = []
  const doubled = repeated(same.flat())
  if (doubled.length > 0) problems.push(`Entry ${doubled.join(', ')} is in "same" more than once.`)
  for (const group of same) {
    const unknown = group.filter((id) => !places.has(id))
    if (unknown.length > 0) problems.push(`There is no entry ${unknown.join(', ')}.`)
    else if (new Set(group.map((id) => places.get(id))).size > 1) {
      problems.push(`The entries ${group.join(', ')} are not all of one row and one stage.`)
    }
  }
  return problems
}

/** What of a reply can be used: what it left out follows at the end, and what it got wrong stays apart. */
export function usable({ title, stages, same }: MergeReply, found: Found): Omit<MergeOutput, 'model'> {
  const ids = new Set(found.parts.map(({ id }) => id))
  const take = (id: string) => ids.delete(id)
  const kept = stages
    .map((stage) => ({ title: oneLine(stage.title).slice(0, 120), parts: stage.parts.filter(take) }))
    .filter(({ parts }) => parts.length > 0)
    .map((stage) => ({ ...stage, title: stage.title || titleOf(stage.parts[0], found) }))
  const rest = [...ids].map((id) => ({ title: titleOf(id, found), parts: [id] }))
  const all = [...kept, ...rest]
  const places = placesOf(all, found)
  const seen = new Set<string>()
  const groups = same.map((group) =>
    group.filter((id) => {
      const fits = places.has(id) && places.get(id) === places.get(group[0] ?? '') && !seen.has(id)
      if (fits) seen.add(id)
      return fits
    }),
  )
  return {
    title: oneLine(title).slice(0, 200) || titleOf(all[0]?.parts[0], found),
    stages: all,
    same: groups.filter((group) => group.length > 1),
  }
}

function titleOf(id: string | undefined, { parts }: Found): string {
  return parts.find((part) => part.id === id)?.title ?? ''
}

/** Row and stage of each entry, as one word to compare. */
function placesOf(stages: MergeReply['stages'], { parts }: Found): Map<string, string> {
  const places = new Map<string, string>()
  for (const [index, stage] of stages.entries()) {
    for (const part of parts.filter(({ id }) => stage.parts.includes(id))) {
      for (const { id, row } of part.entries) places.set(id, `${index} ${row}`)
    }
  }
  return places
}

function repeated(ids: string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

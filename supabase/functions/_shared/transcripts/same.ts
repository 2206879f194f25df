import { type Given, mergedLines } from './once-each.ts'

/** Groups of ids that say the same, the clearest first. An id begins with a letter for what it is. */
export type Same = string[][]

/** What is wrong with such groups, in sentences that the model can act on. */
export function checkSame(same: Same): string[] {
  const doubled = same.flat().filter((id, index, all) => all.indexOf(id) !== index)
  const problems =
    doubled.length > 0 ? [`In "same" more than once: ${[...new Set(doubled)].join(', ')}.`] : []
  const mixed = same.filter((group) => new Set(group.map((id) => id[0])).size > 1)
  return [...problems, ...mixed.map((group) => `The notes ${group.join(', ')} are not all of one sort.`)]
}

/** The groups that can be used: ids that exist, each once, of one sort, at least two. */
export function usableSame(same: Same, ids: Set<string>): Same {
  const seen = new Set<string>()
  return same
    .map((group) =>
      group.filter((id) => {
        const fits = ids.has(id) && id[0] === group[0]?.[0] && !seen.has(id)
        seen.add(id)
        return fits
      }),
    )
    .filter((group) => group.length > 1)
}

/** What says the same is said once, where it was said best, with the lines of all, at most `maxLines`. */
export function mergeSame(same: Same, all: Given<{ lines: number[] }>[], maxLines: number) {
  const linesOf = new Map(all.map(({ id, lines }) => [id, lines]))
  const headOf = new Map(same.flatMap((group) => group.map((id) => [id, group[0] ?? id] as const)))
  const merged = new Map(
    same.map(([first = '', ...others]) => [
      first,
      others.reduce((lines, id) => mergedLines(lines, linesOf.get(id) ?? []), linesOf.get(first) ?? []),
    ]),
  )
  const head = (id: string) => headOf.get(id) ?? id
  const keep = <Item extends Given<{ lines: number[] }>>(items: Item[]): Item[] =>
    items
      .filter(({ id }) => head(id) === id)
      .map((item) => ({ ...item, lines: (merged.get(item.id) ?? item.lines).slice(0, maxLines) }))
  return { head, keep }
}

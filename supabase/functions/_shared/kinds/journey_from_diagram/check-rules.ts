import { z } from 'zod'
import { oneLine } from '../../text/clip.ts'
import { RegionReplySchema } from './read-rules.ts'
import { regionProblem, tidyRegion } from './regions.ts'
import type { SeenStage } from './tasks.ts'

/** One cell as the second look is asked about it. */
export interface Cell {
  id: string
  row: string
  text: string
  written: boolean
  region: SeenStage['region']
}

export const CheckReplySchema = z.strictObject({
  cells: z.array(
    z.strictObject({
      id: z.string(),
      there: z.boolean().describe('Whether the picture shows it at all.'),
      text: z.string().describe('As it is written there, letter for letter; unchanged where it is drawn.'),
      region: RegionReplySchema.describe('Where it stands; corrected where it was wrong.'),
    }),
  ),
})
export type CheckReply = z.infer<typeof CheckReplySchema>

/** Stages `s1`, and their entries `s1e1`. */
export function cellsOf(stages: SeenStage[]): Cell[] {
  return stages.flatMap(({ title, region, entries }, index) => [
    { id: `s${index + 1}`, row: 'stage', text: title, written: true, region },
    ...entries.map(({ row, text, written, region: own }, at) => ({
      id: `s${index + 1}e${at + 1}`,
      row,
      text,
      written,
      region: own,
    })),
  ])
}

/** What is wrong with a reply: each cell once, and those that are there with a region. */
export function checkCells({ cells }: CheckReply, asked: Cell[]): string[] {
  const ids = cells.map(({ id }) => id)
  const missing = asked.filter(({ id }) => !ids.includes(id)).map(({ id }) => id)
  const unknown = ids.filter((id) => !asked.some((cell) => cell.id === id))
  const doubled = ids.filter((id, index) => ids.indexOf(id) !== index)
  const problems: string[] = []
  if (missing.length > 0) problems.push(`Nothing is said about ${missing.join(', ')}.`)
  if (unknown.length > 0) problems.push(`There is no cell ${unknown.join(', ')}.`)
  if (doubled.length > 0) problems.push(`The cell ${doubled.join(', ')} stands there more than once.`)
  for (const { id, there, text, region } of cells) {
    const problem = there ? (text.trim() === '' ? 'has no text' : regionProblem(region)) : null
    if (problem) problems.push(`The cell ${id} ${problem}.`)
  }
  return problems
}

/**
 * The stages as the second look left them: what is not there is gone, words and regions are as it found them.
 * What it said nothing usable about is gone too: each cell was seen twice or is none.
 */
export function seenTwice(stages: SeenStage[], { cells }: CheckReply): SeenStage[] {
  const found = (id: string) =>
    cells.find(
      (cell) => cell.id === id && cell.there && cell.text.trim() !== '' && !regionProblem(cell.region),
    )
  return stages.flatMap((stage, index): SeenStage[] => {
    const own = found(`s${index + 1}`)
    const entries = stage.entries.flatMap((entry, at) => {
      const cell = found(`s${index + 1}e${at + 1}`)
      if (!cell) return []
      const text = entry.written ? oneLine(cell.text).slice(0, 400) : entry.text
      return [{ ...entry, text, region: tidyRegion(cell.region) }]
    })
    if (own) {
      return [{ title: oneLine(own.text).slice(0, 120), region: tidyRegion(own.region), entries }]
    }
    // A stage without a heading of its own keeps the name that it was given, as long as something stands in it.
    return entries.length > 0 ? [{ ...stage, entries }] : []
  })
}

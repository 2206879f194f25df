import type { JourneyStage } from '@shared/documents/journey.ts'
import { type Likeness, likenessOf } from './alike-stages'

/** What stands side by side: for each journey, in their order, its stage, or none. */
export type AlignedRow = (JourneyStage | null)[]

/**
 * The stages of several journeys side by side where they are alike, in the order of each: of all ways to pair them
 * that keep both orders, the one that has the most in common. A stage that is like no other stands alone.
 */
export function alignStages(journeys: JourneyStage[][]): AlignedRow[] {
  const likeness = likenessOf(journeys)
  return journeys.reduce<AlignedRow[]>((rows, stages, place) => join(rows, stages, place, likeness), [])
}

/** Joins one more journey to the rows so far; `place` is how many they hold already. */
function join(rows: AlignedRow[], stages: JourneyStage[], place: number, likeness: Likeness): AlignedRow[] {
  const alone = Array<null>(place).fill(null)
  const best = bestFrom(rows, stages, likeness)
  const joined: AlignedRow[] = []
  let [row, next] = [0, 0]
  while (row < rows.length || next < stages.length) {
    const [mine, stage] = [rows[row], stages[next]]
    const here = best(row, next)
    if (mine && stage && here > Math.max(best(row + 1, next), best(row, next + 1))) {
      joined.push([...mine, stage])
      row += 1
      next += 1
    } else if (mine && (!stage || here === best(row + 1, next))) {
      joined.push([...mine, null])
      row += 1
    } else {
      joined.push([...alone, stage ?? null])
      next += 1
    }
  }
  return joined
}

/** The most that can be in common between the rows from one on and the stages from one on. */
function bestFrom(rows: AlignedRow[], stages: JourneyStage[], likeness: Likeness) {
  const width = stages.length + 1
  const table = new Float64Array((rows.length + 1) * width)
  const at = (row: number, stage: number) => table[row * width + stage] ?? 0
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    for (let next = stages.length - 1; next >= 0; next -= 1) {
      const paired = alike(rows[row], stages[next], likeness)
      const together = paired > 0 ? paired + at(row + 1, next + 1) : 0
      table[row * width + next] = Math.max(at(row + 1, next), at(row, next + 1), together)
    }
  }
  return at
}

/** How alike a stage is to the one of the row that it is most like. */
function alike(row: AlignedRow | undefined, stage: JourneyStage | undefined, likeness: Likeness): number {
  if (!row || !stage) return 0
  return Math.max(...row.map((other) => (other ? likeness(other, stage) : 0)))
}

import type { Journey, JourneyFeeling, JourneyRow, JourneyStage } from '@shared/documents/journey.ts'
import { emptyStage } from '@shared/kinds/journey_from_transcript/assemble.ts'

export type JourneyEdit = (journey: Journey) => Journey

/** Any entry; only a feeling has a score. */
export type AnyEntry = Omit<JourneyFeeling, 'score'> & { score?: number }

const inStage =
  (stageId: string, change: (stage: JourneyStage) => JourneyStage): JourneyEdit =>
  (journey) => ({
    ...journey,
    stages: journey.stages.map((stage) => (stage.id === stageId ? change(stage) : stage)),
  })

const inRow = (stageId: string, row: JourneyRow, change: (entries: AnyEntry[]) => AnyEntry[]): JourneyEdit =>
  inStage(stageId, (stage) => {
    const entries = change(stage[row])
    if (row === 'feelings') return { ...stage, feelings: entries.map((each) => ({ score: 0, ...each })) }
    return { ...stage, [row]: entries.map(({ id, text, sources }) => ({ id, text, sources })) }
  })

/** The entries of a cell. */
export function entriesOf(stage: JourneyStage, row: JourneyRow): AnyEntry[] {
  return stage[row]
}

/** A new entry at the end of a cell; it is the user's own, so it has no source. */
export function addEntry(stageId: string, row: JourneyRow, id: string): JourneyEdit {
  return inRow(stageId, row, (entries) => [...entries, { id, text: '', sources: [] }])
}

export function changeEntry(
  stageId: string,
  row: JourneyRow,
  id: string,
  change: Partial<Pick<AnyEntry, 'text' | 'score'>>,
): JourneyEdit {
  return inRow(stageId, row, (entries) =>
    entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)),
  )
}

export function removeEntry(stageId: string, row: JourneyRow, id: string): JourneyEdit {
  return inRow(stageId, row, (entries) => entries.filter((entry) => entry.id !== id))
}

/** Puts an entry back where it was. */
export function restoreEntry(stageId: string, row: JourneyRow, entry: AnyEntry, index: number): JourneyEdit {
  return inRow(stageId, row, (entries) =>
    entries.some(({ id }) => id === entry.id) ? entries : entries.toSpliced(index, 0, entry),
  )
}

export function renameStage(stageId: string, title: string): JourneyEdit {
  return inStage(stageId, (stage) => ({ ...stage, title }))
}

export function addStage(id: string): JourneyEdit {
  return (journey) => ({ ...journey, stages: [...journey.stages, emptyStage(id, '')] })
}

/** The last stage stays: a journey without one is none. */
export function removeStage(stageId: string): JourneyEdit {
  return (journey) =>
    journey.stages.length === 1
      ? journey
      : { ...journey, stages: journey.stages.filter(({ id }) => id !== stageId) }
}

/** Puts a stage back where it was. */
export function restoreStage(stage: JourneyStage, index: number): JourneyEdit {
  return (journey) =>
    journey.stages.some(({ id }) => id === stage.id)
      ? journey
      : { ...journey, stages: journey.stages.toSpliced(index, 0, stage) }
}

/** One place to the left or to the right, if there is one. */
export function moveStage(stageId: string, by: -1 | 1): JourneyEdit {
  return (journey) => {
    const from = journey.stages.findIndex(({ id }) => id === stageId)
    const to = from + by
    const stage = journey.stages[from]
    if (!stage || to < 0 || to >= journey.stages.length) return journey
    const stages = journey.stages.filter(({ id }) => id !== stageId)
    stages.splice(to, 0, stage)
    return { ...journey, stages }
  }
}

import {
  JOURNEY_ROWS,
  type Journey,
  type JourneyFeeling,
  type JourneyRow,
  type JourneyStage,
} from '@shared/documents/journey.ts'
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

/** A cell, and where in it: after so many of its other entries; at its end when nothing is said. */
export interface EntryPlace {
  stageId: string
  row: JourneyRow
  index?: number
}

/** Puts an entry into another place. What leaves the feelings has no score any more; what comes there is neutral. */
export function moveEntry(id: string, { stageId, row, index }: EntryPlace): JourneyEdit {
  return (journey) => {
    const entry = journey.stages
      .flatMap((stage) => JOURNEY_ROWS.flatMap((each) => entriesOf(stage, each)))
      .find((each) => each.id === id)
    if (!entry || journey.stages.every((stage) => stage.id !== stageId)) return journey
    const without = journey.stages.reduce(
      (now, stage) => JOURNEY_ROWS.reduce((inner, each) => removeEntry(stage.id, each, id)(inner), now),
      journey,
    )
    return inRow(stageId, row, (entries) => entries.toSpliced(index ?? entries.length, 0, entry))(without)
  }
}

/** Where an entry goes by an arrow: along its row, or up and down through the cells of its stage; null at the edge. */
export function placeBeside(
  { stages }: Pick<Journey, 'stages'>,
  id: string,
  arrow: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
): EntryPlace | null {
  for (const [at, stage] of stages.entries()) {
    for (const [place, row] of JOURNEY_ROWS.entries()) {
      const entries = entriesOf(stage, row)
      const index = entries.findIndex((entry) => entry.id === id)
      if (index === -1) continue
      if (arrow === 'ArrowLeft' || arrow === 'ArrowRight') {
        const next = stages[arrow === 'ArrowLeft' ? at - 1 : at + 1]
        return next ? { stageId: next.id, row } : null
      }
      const to = arrow === 'ArrowUp' ? index - 1 : index + 1
      if (to >= 0 && to < entries.length) return { stageId: stage.id, row, index: to }
      const other = JOURNEY_ROWS[arrow === 'ArrowUp' ? place - 1 : place + 1]
      if (!other) return null
      return { stageId: stage.id, row: other, ...(arrow === 'ArrowDown' && { index: 0 }) }
    }
  }
  return null
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

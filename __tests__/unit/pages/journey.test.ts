import type { Journey } from '@shared/documents/journey.ts'
import { emptyStage } from '@shared/kinds/journey_from_transcript/assemble.ts'
import { describe, expect, it } from 'vitest'
import { emotionCurve } from '@/components/journey/curve'
import {
  addEntry,
  addStage,
  changeEntry,
  moveEntry,
  moveStage,
  placeBeside,
  removeEntry,
  removeStage,
  renameStage,
  restoreEntry,
  restoreStage,
} from '@/components/journey/journey-edits'
import { liveJourney } from '@/components/journey/live-parts'

const ID = '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
const feeling = (score: number) => ({ id: `f${score}`, text: 'so', sources: [], score })
const stage = (id: string, ...scores: number[]) => ({ ...emptyStage(id, id), feelings: scores.map(feeling) })
const journey = (...stages: Journey['stages']): Journey => ({
  about: { text: '', sources: [] },
  transcripts: [{ id: ID, title: 'T' }],
  pictures: [],
  model: { name: 'm', offline: false },
  stages,
})

describe('the emotion curve', () => {
  it('has a point in the middle of each stage with feelings, higher where it is better', () => {
    const { points, lines } = emotionCurve([stage('a', 2), stage('b', -2, 0), stage('c', 0)])
    expect(points.map(({ x }) => Math.round(x))).toEqual([17, 50, 83])
    expect(points.map(({ mood }) => mood)).toEqual([2, -1, 0])
    expect(points[0]?.y).toBeLessThan(points[2]?.y ?? 0)
    expect(points[2]).toMatchObject({ y: 50 })
    expect(lines.map(({ guessed }) => guessed)).toEqual([false, false])
  })

  it('passes over a stage that nobody spoke of with a line that says so', () => {
    const { points, lines } = emotionCurve([stage('a', 1), stage('b'), stage('c', 1)])
    expect(points).toHaveLength(2)
    expect(lines.map(({ guessed }) => guessed)).toEqual([true])
    expect(emotionCurve([stage('a')])).toEqual({ points: [], lines: [] })
  })
})

describe('edits of a journey', () => {
  it('add, change and remove an entry; a feeling has a score, and nothing else does', () => {
    const added = addEntry('a', 'feelings', 'new')(addEntry('a', 'steps', 'mine')(journey(stage('a'))))
    expect(added.stages[0]).toMatchObject({
      steps: [{ id: 'mine', text: '', sources: [] }],
      feelings: [{ id: 'new', text: '', sources: [], score: 0 }],
    })
    const changed = changeEntry('a', 'steps', 'mine', { text: 'Pays', score: 2 })(added)
    expect(changed.stages[0]?.steps).toEqual([{ id: 'mine', text: 'Pays', sources: [] }])
    const removed = removeEntry('a', 'feelings', 'new')(changed)
    expect(removed.stages[0]?.feelings).toEqual([])
    const back = restoreEntry('a', 'feelings', { id: 'new', text: '', sources: [], score: 1 }, 0)
    expect(back(removed).stages[0]?.feelings).toMatchObject([{ id: 'new', score: 1 }])
    expect(back(back(removed)).stages[0]?.feelings).toHaveLength(1)
  })

  it('move an entry to another cell, at its place; a score goes and comes with the feelings', () => {
    const step = (id: string) => ({ id, text: id, sources: [] })
    const two = journey({ ...stage('a', 1), steps: [step('s1'), step('s2')] }, stage('b'))
    const along = moveEntry('s1', { stageId: 'b', row: 'painPoints' })(two)
    expect(along.stages[0]?.steps).toEqual([step('s2')])
    expect(along.stages[1]?.painPoints).toEqual([step('s1')])
    expect(moveEntry('s1', { stageId: 'a', row: 'steps', index: 1 })(two).stages[0]?.steps).toEqual([
      step('s2'),
      step('s1'),
    ])
    const felt = moveEntry('s2', { stageId: 'a', row: 'feelings', index: 0 })(two)
    expect(felt.stages[0]?.feelings).toMatchObject([
      { id: 's2', score: 0 },
      { id: 'f1', score: 1 },
    ])
    expect(moveEntry('f1', { stageId: 'a', row: 'thoughts' })(two).stages[0]?.thoughts).toEqual([
      { id: 'f1', text: 'so', sources: [] },
    ])
    expect(moveEntry('nobody', { stageId: 'a', row: 'steps' })(two)).toBe(two)
    expect(moveEntry('s1', { stageId: 'gone', row: 'steps' })(two)).toBe(two)
  })

  it('an arrow takes an entry along its row and through the cells of its stage, and stops at the edge', () => {
    const step = (id: string) => ({ id, text: id, sources: [] })
    const two = journey({ ...stage('a'), steps: [step('s1'), step('s2')] }, stage('b'))
    expect(placeBeside(two, 's1', 'ArrowRight')).toEqual({ stageId: 'b', row: 'steps' })
    expect(placeBeside(two, 's1', 'ArrowLeft')).toBeNull()
    expect(placeBeside(two, 's1', 'ArrowDown')).toEqual({ stageId: 'a', row: 'steps', index: 1 })
    expect(placeBeside(two, 's2', 'ArrowDown')).toEqual({ stageId: 'a', row: 'touchpoints', index: 0 })
    expect(placeBeside(two, 's1', 'ArrowUp')).toBeNull()
    const there = moveEntry('s2', { stageId: 'a', row: 'touchpoints' })(two)
    expect(placeBeside(there, 's2', 'ArrowUp')).toEqual({ stageId: 'a', row: 'steps' })
    expect(placeBeside(two, 'nobody', 'ArrowUp')).toBeNull()
  })

  it('rename, move, add and remove a stage; the last one stays', () => {
    const two = journey(stage('a'), stage('b'))
    const ids = ({ stages }: Journey) => stages.map(({ id }) => id)
    expect(renameStage('b', 'Paying')(two).stages[1]?.title).toBe('Paying')
    expect(ids(moveStage('a', 1)(two))).toEqual(['b', 'a'])
    expect(moveStage('a', -1)(two)).toBe(two)
    expect(ids(addStage('c')(two))).toEqual(['a', 'b', 'c'])
    expect(ids(removeStage('a')(two))).toEqual(['b'])
    expect(ids(restoreStage(stage('a'), 0)(removeStage('a')(two)))).toEqual(['a', 'b'])
    expect(restoreStage(stage('a'), 0)(two)).toBe(two)
    const last = journey(stage('a'))
    expect(removeStage('a')(last)).toBe(last)
  })
})

describe('a journey while it is drawn', () => {
  const entry = { row: 'steps', text: 'Pays', score: null, lines: [1], quote: 'we paid it' }
  const piece = (position: number, title: string) => ({
    taskId: ID,
    stage: 'extract',
    position,
    output: {
      documentId: ID,
      about: null,
      stages: [{ title, entries: [entry] }],
      model: { name: 'm', offline: true },
    },
  })
  const plan = {
    taskId: ID,
    stage: 'plan',
    position: 0,
    output: { transcripts: [{ id: ID, title: 'T', revision: 1 }], pieces: 3 },
  }

  it('shows what was found in the order of the pieces, whichever was read first', () => {
    const live = liveJourney([piece(2, 'Paying'), plan, piece(0, 'Hearing')])
    expect(live).toMatchObject({ read: 2, total: 3, joined: false, offline: true })
    expect(live.stages.map(({ title }) => title)).toEqual(['Hearing', 'Paying'])
  })

  it('shows the final order once it is known', () => {
    const order = {
      title: 'T',
      stages: [{ title: 'All of it', parts: ['p2', 'p1'] }],
      same: [['e1', 'e2']],
      model: { name: 'm', offline: true },
    }
    const merge = { taskId: ID, stage: 'merge', position: 0, output: order }
    const { stages, joined } = liveJourney([plan, piece(0, 'Hearing'), piece(1, 'Paying'), merge])
    expect(joined).toBe(true)
    expect(stages).toMatchObject([{ title: 'All of it', steps: [{ text: 'Pays' }] }])
    expect(stages[0]?.steps[0]?.sources).toHaveLength(2)
  })
})

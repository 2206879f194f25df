import { LectureNotesSchema } from '@shared/documents/lecture-notes.ts'
import { NotesOutputSchema } from '@shared/kinds/lecture_notes/tasks.ts'
import { describe, expect, it } from 'vitest'
import { linesLabel } from '@/components/notes/lines-label'
import { addPoint, changeItem, changePoint, removeItem } from '@/components/notes/note-edits'
import { livePieces } from '@/components/transcripts/live-pieces'

const rests = { lines: [1], start: null }
const notes = LectureNotesSchema.parse({
  transcript: { id: '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11', title: 'T' },
  model: { name: 'm', offline: false },
  summary: '',
  takeaways: [{ id: 't1', text: 'One', ...rests }],
  sections: [{ id: 's1', heading: 'A', start: null, points: [{ id: 'p1', text: 'Two', ...rests }] }],
  definitions: [],
  questions: [],
  leftOut: [],
})

describe('editing lecture notes', () => {
  it('changes and removes items, and keeps the document one that can be saved', () => {
    expect(changeItem(notes, 'takeaways', 't1', { text: 'New' }).takeaways[0]).toMatchObject({
      text: 'New',
      lines: [1],
    })
    expect(removeItem(notes, 'takeaways', 't1').takeaways).toEqual([])
    expect(changePoint(notes, 'p1', 'New').sections[0]?.points[0]?.text).toBe('New')
    expect(changePoint(notes, 'p1', null).sections).toEqual([])
  })

  it('adds a note of the user’s own, which rests on no line', () => {
    const added = LectureNotesSchema.parse(addPoint(notes, 's1'))
    expect(added.sections[0]?.points[1]).toMatchObject({ text: '', lines: [], start: null })
  })
})

it('lines are cited in runs, and not all of very many', () => {
  expect(linesLabel([4])).toBe('line 4')
  expect(linesLabel([3, 4, 5, 9])).toBe('lines 3–5, 9')
  expect(linesLabel([1, 3, 5, 7, 9])).toBe('lines 1, 3, 5, 7…')
})

it('while notes are taken, finished pieces stand in their places', () => {
  const part = (stage: string, position: number, output: unknown) => ({
    taskId: `${stage}${position}`,
    stage,
    position,
    output,
    finishedAt: '2026-11-25T19:00:00Z',
  })
  const output = {
    title: 'A',
    summary: 'A',
    sections: [],
    takeaways: [],
    definitions: [],
    questions: [],
    nothing: 'waiting',
    model: { name: 'offline', offline: true },
  }
  const pieces = [1, 2].map((piece) => ({ from: piece, to: piece, start: null }))
  const plan = {
    transcript: { id: '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11', title: 'T', revision: 1 },
    mediaId: null,
    pieces,
  }
  const live = livePieces([part('notes', 1, output), part('plan', 0, plan)], 'notes', NotesOutputSchema)
  expect(live.pieces.map(({ number, part: own }) => [number, own !== null])).toEqual([
    [1, false],
    [2, true],
  ])
  expect(live).toMatchObject({ read: 1, offline: true })
  expect(livePieces([], 'notes', NotesOutputSchema).pieces).toEqual([])
})

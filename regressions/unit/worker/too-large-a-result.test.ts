import { NOTES_LIMITS } from '@shared/documents/lecture-notes.ts'
import { checkResult } from '@shared/engine/check-result.ts'
import { FatalError } from '@shared/engine/errors.ts'
import type { TaskResult } from '@shared/engine/kind.ts'
import { lectureNotes } from '@shared/kinds/lecture_notes/index.ts'
import { describe, expect, test } from 'vitest'

const note = { id: 'p1', text: 'A node keeps a mempool of its own.', lines: [1], start: 1.5 }
const section = { id: 's1', heading: 'Mempools', start: 1.5, points: [note] }
const notes = {
  transcript: { id: '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11', title: 'A lecture' },
  model: { name: 'test-model', offline: false },
  summary: 'About mempools.',
  takeaways: [],
  sections: [section],
  definitions: [],
  questions: [],
  leftOut: [],
}

function refusal(result: TaskResult): FatalError {
  try {
    checkResult(lectureNotes, 'save', result)
  } catch (error) {
    if (error instanceof FatalError) return error
    throw error
  }
  throw new Error('It was not refused')
}

const save = (change: object, title = 'Mempools') => ({
  output: {},
  finish: {
    document: { type: 'lecture_notes' as const, title, content: { ...notes, ...change } },
    result: {},
  },
})

// It said "lecture_notes/save: its lecture_notes is over 1000 kB", and of too many sections the last were left out unsaid.
describe('a result that is too large says of what there is too much', () => {
  test('a document: which, how large, and the most of it', () => {
    const points = Array.from({ length: 1_500 }, (_, n) => ({ ...note, id: `p${n}`, text: 'x'.repeat(700) }))
    const { code, message } = refusal(save({ sections: [{ ...section, points }] }))
    expect(code).toBe('result_too_large')
    expect(message).toBe(
      'The lecture notes “Mempools” came to 1,135 kB, 1,135 kB of it sections; a document may have at most 1,000 kB.',
    )
  })

  test('a list: how many there are, and how many there may be', () => {
    const sections = Array.from({ length: NOTES_LIMITS.maxSections + 1 }, (_, n) => ({
      ...section,
      id: `s${n}`,
    }))
    const { code, message } = refusal(save({ sections }))
    expect([code, message]).toEqual([
      'result_too_large',
      'The lecture notes “Mempools” came to 2,001 sections, where there may be at most 2,000.',
    ])
  })

  test('what a step stores, by its name', () => {
    expect(refusal({ output: 'x'.repeat(1_000_001) }).message).toBe(
      'What the step “save” made came to 1,001 kB; one part may have at most 1,000 kB.',
    )
  })

  test('a long title is clipped, and what is wrong besides is no matter of size', () => {
    const long = refusal(save({ summary: 'x'.repeat(1_000_000) }, 'word '.repeat(40)))
    expect(long.code).toBe('result_invalid')
  })

  test('what just fits is taken', () => {
    expect(() => checkResult(lectureNotes, 'save', save({}))).not.toThrow()
  })
})

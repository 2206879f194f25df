import { LectureNotesSchema } from '@shared/documents/lecture-notes.ts'
import { expect, it } from 'vitest'
import { definitionsToAnki } from '@/lib/exporters/lecture-notes-anki'
import { lectureNotesToMarkdown } from '@/lib/exporters/lecture-notes-markdown'

const rests = { lines: [3, 4], start: 75 }
const notes = LectureNotesSchema.parse({
  transcript: { id: '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11', title: 'A *talk*' },
  model: { name: 'offline', offline: true },
  summary: 'It is about fees.',
  takeaways: [{ id: 't1', text: 'Pay enough.', lines: [], start: null }],
  sections: [{ id: 's1', heading: 'Fees', start: 75, points: [{ id: 'p1', text: '# A fee', ...rests }] }],
  definitions: [{ id: 'd1', term: 'Fee', meaning: 'What "one"\tpays.', ...rests }],
  questions: [{ id: 'q1', question: 'What is a fee?', answer: ' ', ...rests }],
  leftOut: [{ from: 9, to: 12, start: null, about: 'waiting' }],
})

it('lecture notes are Markdown with times and lines, and say who wrote them', () => {
  const text = lectureNotesToMarkdown('Fees', notes)
  expect(text).toContain('# Fees\n\nFrom: A \\*talk\\*\n\n> Drafted by the offline model')
  expect(text).toContain('## Key takeaways\n\n- Pay enough.\n')
  expect(text).toContain('## Fees (01:15)\n\n- \\# A fee *(01:15, lines 3, 4)*')
  expect(text).toContain('- Lines 9 to 12: waiting')
})

it('definitions and questions are cards; half a card is none', () => {
  expect(definitionsToAnki(notes)).toBe('#separator:tab\n#html:false\n"Fee"\t"What ""one"" pays."\n')
})

import { JourneySchema } from '@shared/documents/journey.ts'
import { LectureNotesSchema } from '@shared/documents/lecture-notes.ts'
import { emptyStage } from '@shared/kinds/journey_from_transcript/assemble.ts'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { journeyToCsv } from '@/lib/exporters/journey-csv'
import { definitionsToAnki } from '@/lib/exporters/lecture-notes-anki'

// By a reader that is not ours: what another program finds in the file is what was in the document.
const ID = '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
const HARD = [
  'a "quoted" word, and a comma',
  'two\nlines',
  ' spaces around ',
  '# a number sign',
  '顧客の旅',
  "an apostrophe's place",
]
const FORMULAS = ['=1+1', '+41 44 123', '-cmd', '@SUM(A1)', '\t=1', '\n=1', '＝1+1', '＠SUM(A1)']

function cellsOf(texts: string[]): string[] {
  const stage = { ...emptyStage('s1', 'Hearing of it') }
  const journey = JourneySchema.parse({
    about: { text: '', sources: [] },
    transcripts: [{ id: ID, title: 'A call' }],
    model: { name: 'offline', offline: true },
    stages: [{ ...stage, steps: texts.map((text, n) => ({ id: `e${n}`, text, sources: [] })) }],
  })
  const rows = parse(journeyToCsv(journey), { bom: true, columns: true }) as Record<string, string>[]
  expect(rows.map((row) => row['stage name'])).toEqual(texts.map(() => 'Hearing of it'))
  return rows.map(({ text }) => text ?? '')
}

it('a CSV reader finds every text of a journey as it was written', () => {
  expect(cellsOf(HARD)).toEqual(JSON.parse(JSON.stringify(HARD)))
})

it('what a spreadsheet would calculate has an apostrophe in front, and nothing else is changed', () => {
  expect(cellsOf(FORMULAS)).toEqual(FORMULAS.map((text) => `'${text}`))
})

it('a reader of separated values finds both sides of every card, each on a line', () => {
  const rests = { lines: [1], start: null }
  const notes = LectureNotesSchema.parse({
    transcript: { id: ID, title: 'A talk' },
    model: { name: 'offline', offline: true },
    summary: '',
    takeaways: [],
    sections: [],
    definitions: HARD.map((term, n) => ({
      id: `d${n}`,
      term: `<b>${n}</b>\t${term}`,
      meaning: term,
      ...rests,
    })),
    questions: [{ id: 'q1', question: '#1: "What" is it?', answer: 'It is\none.', ...rests }],
    leftOut: [],
  })
  const file = definitionsToAnki(notes)
  expect(file.split('\n').slice(0, 2)).toEqual(['#separator:tab', '#html:false'])
  // As Anki reads it: the whole file, in which a line that begins with a number sign is no card, unless it is quoted.
  const cards = parse(file, { delimiter: '\t', comment: '#' }) as string[][]
  const onALine = (text: string) => text.replace(/\s+/g, ' ').trim()
  expect(cards).toEqual([
    ...HARD.map((term, n) => [onALine(`<b>${n}</b> ${term}`), onALine(term)]),
    ['#1: "What" is it?', 'It is one.'],
  ])
})

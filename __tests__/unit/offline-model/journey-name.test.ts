import { expect, it } from 'vitest'
import { orderJourney } from '../../../local/model/journey/order-journey.ts'

const named = (transcripts: string[]) => orderJourney({ transcripts, parts: [] }).title

it.each([
  [['Call with Ana'], 'Call with Ana'],
  [['Call with Ana', 'Call with Bo'], 'Call with Ana, Call with Bo'],
  [['Pasted', 'Pasted'], 'Pasted (2 transcripts)'],
  [['A', 'B', 'C', 'D'], 'A, B and 2 more'],
  [['', ''], 'Journey'],
])('a journey from %j is called %s', (transcripts, title) => {
  expect(named(transcripts)).toBe(title)
})

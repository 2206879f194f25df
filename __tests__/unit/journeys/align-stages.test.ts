import type { JourneyStage } from '@shared/documents/journey.ts'
import { describe, expect, it } from 'vitest'
import { alignStages } from '@/lib/journeys/align-stages'

let ids = 0
/** A stage of this name, in which this happens. */
function stage(title: string, steps: string[] = []): JourneyStage {
  const entry = (text: string) => ({ id: `entry-${++ids}`, text, sources: [] })
  return {
    id: `stage-${++ids}`,
    title,
    steps: steps.map(entry),
    touchpoints: [],
    thoughts: [],
    feelings: [{ ...entry('The same everywhere'), score: 1 }],
    painPoints: [],
    opportunities: [],
  }
}
const named = (...titles: string[]) => titles.map((title) => stage(title))
const aligned = (...journeys: JourneyStage[][]) =>
  alignStages(journeys).map((row) => row.map((each) => each?.title ?? '-').join(' | '))

describe('stages stand side by side', () => {
  it.each([
    [
      'that are called the same',
      ['Paying', 'Using it'],
      ['paying', 'USING IT'],
      ['Paying | paying', 'Using it | USING IT'],
    ],
    [
      'that are called alike',
      ['Looking around', 'Sign up'],
      ['Look around', 'Signing up'],
      ['Looking around | Look around', 'Sign up | Signing up'],
    ],
    [
      'in Chinese',
      ['了解', '购买课程', '使用'],
      ['购买', '使用产品'],
      ['了解 | -', '购买课程 | 购买', '使用 | 使用产品'],
    ],
    ['in Japanese', ['比較検討', '購入する'], ['検討', '購入'], ['比較検討 | 検討', '購入する | 購入']],
    ['in Arabic', ['البحث', 'الشراء'], ['شراء', 'بحث'], ['البحث | -', 'الشراء | شراء', '- | بحث']],
    [
      'in Korean',
      ['알아보기', '구매하기'],
      ['구매하기', '사용하기'],
      ['알아보기 | -', '구매하기 | 구매하기', '- | 사용하기'],
    ],
  ])('%s', (_what, first, second, rows) => {
    expect(aligned(named(...first), named(...second))).toEqual(rows)
  })

  it('in which the same happens, whatever they are called', () => {
    const mine = [
      stage('Discovery', ['Hears about the course on a podcast']),
      stage('Conversion', ['Enters the credit card number at the checkout']),
    ]
    const other = [stage('Money', ['Types the credit card number into the checkout'])]
    expect(aligned(mine, other)).toEqual(['Discovery | -', 'Conversion | Money'])
  })

  it('of more than two journeys, each beside whichever it is like', () => {
    expect(
      aligned(
        named('Hearing of it', 'Paying'),
        named('Paying', 'Leaving'),
        named('Hearing of it', 'Leaving'),
      ),
    ).toEqual(['Hearing of it | - | Hearing of it', 'Paying | Paying | -', '- | Leaving | Leaving'])
  })
})

describe('the order of each journey is kept', () => {
  it('also where another order would pair more', () => {
    expect(aligned(named('Paying', 'Asking', 'Using'), named('Using', 'Paying', 'Asking'))).toEqual([
      '- | Using',
      'Paying | Paying',
      'Asking | Asking',
      'Using | -',
    ])
  })

  it('and every stage stands in one row, once', () => {
    const journeys = [named('A1', 'Waiting', 'B1'), named('Waiting', 'Waiting'), named('', 'Waiting', '')]
    const rows = alignStages(journeys)
    for (const [index, stages] of journeys.entries()) {
      expect(rows.flatMap((row) => row[index] ?? [])).toEqual(stages)
    }
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([3]))
  })
})

describe('stages stand alone', () => {
  it.each([
    ['of other names', ['Hearing of it'], ['Thinking of it']],
    ['without a name and anything in them', [''], ['']],
    ['in two languages', ['Paying'], ['购买']],
  ])('%s', (_what, first, second) => {
    expect(aligned(named(...first), named(...second))).toHaveLength(2)
  })

  it('whose words stand in every stage', () => {
    const talk = ['the customer', 'went to us and', 'then it was']
    const mine = ['Fog', 'Rain', 'Snow'].map((title) => stage(title, [...talk, `${title} on Monday`]))
    const other = ['Lamp', 'Bell', 'Horn'].map((title) => stage(title, [...talk, `${title} at night`]))
    expect(alignStages([mine, other])).toHaveLength(6)
  })
})

it('sixty stages with hundreds of entries are aligned within a moment of work', () => {
  const long = (from: number) =>
    Array.from({ length: 60 }, (_, n) => stage(`Stage of thing${from + n}`, [`thing${from + n} is done`]))
  expect(alignStages([long(0), long(30), long(60), long(90)])).toHaveLength(150)
})

import { type HeardPiece, joinPieces, type Segment } from '@shared/speech/join.ts'
import { tokensOf } from '@shared/speech/tokens.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const said = (segments: Segment[]) =>
  tokensOf(segments.map(({ text }) => text).join(' ')).map(({ word }) => word)

const segment = (start: number | null, end: number | null, text: string): Segment => ({
  start,
  end,
  speaker: null,
  text,
})

/** A text with no word twice within reach, so that what is right is certain. */
const textOf = (words: readonly string[], count: number, seed: number) =>
  Array.from({ length: count }, (_, n) => words[(n * 7 + seed) % words.length] ?? '')

const LANGUAGES: Record<string, { words: string[]; glue: string; stop: string }> = {
  English: {
    words: Array.from({ length: 97 }, (_, n) => `word${String.fromCharCode(97 + (n % 26))}${n}`),
    glue: ' ',
    stop: '.',
  },
  Chinese: {
    words: [
      ...'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇',
    ],
    glue: '',
    stop: '。',
  },
  Japanese: {
    words: [
      ...'いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす京',
    ],
    glue: '',
    stop: '。',
  },
  Arabic: {
    words:
      'الحمد سلام كتاب مدرسة بيت شمس قمر نهر جبل بحر طريق مدينة باب نافذة قلم ورق صديق أخ أخت أم أب ولد بنت ماء نار هواء تراب شجر ثمر زهر لون صوت'.split(
        ' ',
      ),
    glue: ' ',
    stop: '.',
  },
}

interface Cutting {
  rate: number
  pieceSeconds: number
  overlap: number
  jitter: number
  ragged: boolean
  segmentWords: number
  timed: boolean
}

/** What a model would hear of each piece: a word is heard when it lies in the piece, times are a little wrong. */
function hear(words: string[], glue: string, stop: string, how: Cutting): HeardPiece[] {
  const total = words.length / how.rate
  const pieces: HeardPiece[] = []
  for (let start = 0; start < total; start += how.pieceSeconds) {
    const from = Math.max(0, start - how.overlap)
    const seconds = Math.min(total, start + how.pieceSeconds) - from
    const heard = words.flatMap((word, n) => {
      const at = n / how.rate
      return at + 1 / how.rate > from && at < from + seconds ? [{ word, at }] : []
    })
    // Half of a word at the start, as a model makes something of it.
    if (how.ragged && from > 0 && heard[0] && heard[0].at < from)
      heard[0] = { ...heard[0], word: `${glue === '' ? '々' : 'xq'}` }
    const segments: Segment[] = []
    for (let n = 0; n < heard.length; n += how.segmentWords) {
      const group = heard.slice(n, n + how.segmentWords)
      const text = group.map(({ word }) => word).join(glue) + (n % 2 ? stop : '')
      const time = (at: number) => Math.max(0, at + how.jitter)
      segments.push(
        how.timed
          ? segment(time(group[0]?.at ?? 0), time((group.at(-1)?.at ?? 0) + 1 / how.rate), text)
          : segment(null, null, text),
      )
    }
    pieces.push({ start: from, seconds, segments })
  }
  return pieces
}

describe.each(Object.entries(LANGUAGES))('%s', (_name, { words, glue, stop }) => {
  it('cut in overlapping pieces with jitter and joined again, every word stands there once and in order', () => {
    const cutting = fc.record({
      rate: fc.double({ min: 1.5, max: 4, noNaN: true }),
      pieceSeconds: fc.double({ min: 12, max: 40, noNaN: true }),
      overlap: fc.double({ min: 2, max: 3, noNaN: true }),
      jitter: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
      ragged: fc.boolean(),
      segmentWords: fc.integer({ min: 3, max: 30 }),
      timed: fc.boolean(),
    })
    fc.assert(
      fc.property(cutting, fc.integer({ min: 5, max: 400 }), fc.nat(50), (how, count, seed) => {
        const text = textOf(words, count, seed)
        const joined = joinPieces(hear(text, glue, stop, how))
        expect(said(joined)).toEqual(tokensOf(text.join(' ')).map(({ word }) => word))
      }),
      { numRuns: 300 },
    )
  })
})

it('a sentence that a border cuts is one again', () => {
  const joined = joinPieces([
    {
      start: 0,
      seconds: 10,
      segments: [segment(0, 4, 'It begins.'), segment(4, 10, 'The fox jumps over the')],
    },
    {
      start: 8,
      seconds: 10,
      segments: [segment(8, 14, 'jumps over the lazy dog.'), segment(14, 18, 'It ends.')],
    },
  ])
  expect(joined.map(({ text }) => text)).toEqual([
    'It begins.',
    'The fox jumps over the lazy dog.',
    'It ends.',
  ])
  expect(joined[1]).toMatchObject({ start: 4, end: 14 })
})

it('what only one of the two heard is not lost, and what both heard differently is told by the first', () => {
  const before = { start: 0, seconds: 10, segments: [segment(0, 7, 'Only this.')] }
  const silent = { start: 8, seconds: 10, segments: [segment(9, 9.5, 'Then that.')] }
  expect(said(joinPieces([before, silent]))).toEqual(['only', 'this', 'then', 'that'])
  const loud = { start: 0, seconds: 10, segments: [segment(0, 10, 'A murmur here')] }
  const other = { start: 8, seconds: 10, segments: [segment(8, 9.5, 'hmm mm'), segment(10, 12, 'Next.')] }
  expect(said(joinPieces([loud, other]))).toEqual(['a', 'murmur', 'here', 'next'])
})

it('a word that is said again and again stays as often as it was', () => {
  const no = (start: number, count: number) =>
    Array.from({ length: count }, (_, n) => segment(start + n, start + n + 1, 'no'))
  const joined = joinPieces([
    { start: 0, seconds: 10, segments: no(0, 10) },
    { start: 8, seconds: 10, segments: no(8, 10) },
  ])
  expect(said(joined)).toHaveLength(18)
})

it('pieces without speech, and none at all, are nothing', () => {
  expect(joinPieces([])).toEqual([])
  const nothing = (start: number) => ({ start, seconds: 10, segments: [segment(start, start + 1, ' ')] })
  expect(joinPieces([nothing(0), nothing(8)])).toEqual([])
})

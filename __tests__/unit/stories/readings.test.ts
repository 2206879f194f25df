import { alignReadings, isKana, type Reading, splitReading } from '@shared/stories/readings.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const WORDS: Reading[] = [
  { word: '学校', reading: 'がっこう' },
  { word: '学', reading: 'がく' },
  { word: '食べました', reading: 'たべました' },
  { word: 'お茶', reading: 'おちゃ' },
  { word: '生き生き', reading: 'いきいき' },
  { word: '聞き手', reading: 'ききて' },
  { word: '人々', reading: 'ひとびと' },
  { word: '消しゴム', reading: 'けしゴム' },
  { word: '3時', reading: 'さんじ' },
]
const word = fc.constantFrom(...WORDS)
/** What stands between: kana, punctuation, white space, Latin, an emoji. Never a kanji. */
const between = fc
  .array(fc.constantFrom('は', 'お', 'べ', 'ム', 'ー', '。', '、', ' ', 'A', '🍵', '3'), { maxLength: 4 })
  .map((parts) => parts.join(''))
const sentence = fc.array(fc.tuple(between, word), { minLength: 1, maxLength: 12 }).chain((parts) =>
  between.map((end) => ({
    text: parts.map(([before, { word: shown }]) => before + shown).join('') + end,
    readings: parts.map(([, reading]) => reading),
  })),
)
const folded = (text: string) =>
  text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))

describe('readings', () => {
  it('of every word with kanji fit, and their pieces are the text, letter by letter', () => {
    fc.assert(
      fc.property(sentence, ({ text, readings }) => {
        const { pieces, problems } = alignReadings(text, readings)
        expect(problems).toEqual([])
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const piece of pieces) {
          if (piece.reading === null) expect(piece.text).not.toMatch(/\p{Script=Han}/u)
          else expect(isKana(piece.reading)).toBe(true)
        }
      }),
    )
  })

  it('that leave out any one word are noticed', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), ({ text, readings }, which) => {
        const fewer = readings.filter((_, index) => index !== which % readings.length)
        expect(alignReadings(text, fewer).problems.join(' ')).toContain('has no reading')
      }),
    )
  })

  it('are cut so that kana stand for themselves, and nothing of them is lost', () => {
    fc.assert(
      fc.property(word, ({ word: shown, reading }) => {
        const pieces = splitReading(shown, reading) ?? []
        expect(pieces.map((piece) => piece.text).join('')).toBe(shown)
        expect(folded(pieces.map((piece) => piece.reading ?? piece.text).join(''))).toBe(folded(reading))
      }),
    )
    expect(splitReading('食べました', 'たべました')).toEqual([
      { text: '食', reading: 'た' },
      { text: 'べました', reading: null },
    ])
    expect(splitReading('聞き手', 'ききて')?.map(({ reading }) => reading)).toEqual(['き', null, 'て'])
  })

  it.each<[string, string, Reading[], string]>([
    ['a word in kana', 'はな', [{ word: 'はな', reading: 'はな' }], '"はな" has no kanji'],
    [
      'a word that is not there',
      '学校',
      [{ word: '大学', reading: 'だいがく' }],
      '"大学" is not in the text',
    ],
    [
      'the wrong order',
      '学校で本',
      [
        { word: '本', reading: 'ほん' },
        { word: '学校', reading: 'がっこう' },
      ],
      '"学校" is not in the text',
    ],
    ['Latin letters', '学校', [{ word: '学校', reading: 'gakkou' }], 'write it in kana alone'],
    ['kanji', '学校', [{ word: '学校', reading: '学こう' }], 'write it in kana alone'],
    ['another ending', '食べる', [{ word: '食べる', reading: 'たべた' }], 'does not fit the kana'],
    ['nothing above a kanji', '食べる', [{ word: '食べる', reading: 'べる' }], 'does not fit the kana'],
    ['an empty word', '学', [{ word: '', reading: 'がく' }], 'has no kanji'],
    ['none at all', '学校へ行く。', [], '"学校" has no reading'],
  ])('that are wrong are said in words: %s', (_, text, readings, sentenceOf) => {
    expect(alignReadings(text, readings).problems.join(' ')).toContain(sentenceOf)
  })

  it('of a word that was made to take long take no time', () => {
    const long = '漢か'.repeat(30)
    expect(splitReading(long, 'か'.repeat(59))).toBeNull()
  })
})

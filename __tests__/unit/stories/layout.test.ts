import { layoutSegment, wordRanges } from '@shared/stories/layout.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { japaneseStory } from '../../support/stories.ts'

const plain = (text: string, words: string[]) => ({
  text,
  readings: [],
  vocabulary: words.map((word) => ({ word, reading: '', meaning: 'x' })),
})
const textOf = (sentences: ReturnType<typeof layoutSegment>) =>
  sentences.map(({ spans }) => spans.map(({ pieces }) => pieces.map((piece) => piece.text).join('')).join(''))

describe('a segment that is laid out', () => {
  it('is its text again, whatever words are explained', () => {
    const letters = fc.constantFrom('a', 'B', 'cat', ' ', '. ', '! ', '学', 'は', '。', '🍵', 'İ', '\n', '’')
    const text = fc.array(letters, { minLength: 1, maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(
        text,
        fc.array(fc.constantFrom('cat', 'a', '学は', ' ', 'b', 'は。'), { maxLength: 4 }),
        (whole, words) => {
          expect(textOf(layoutSegment(plain(whole, words))).join('')).toBe(whole)
        },
      ),
    )
  })

  it('has its sentences, its readings and its words in their places', () => {
    const [segment] = japaneseStory.segments
    if (!segment) throw new Error('The fixture has no segment')
    const laid = layoutSegment(segment)
    expect(textOf(laid)).toEqual(['田中さんは小さい町に住んでいます。', '毎朝、駅でパンを食べます。'])
    const eats = laid[1]?.spans.find(({ word }) => segment.vocabulary[word ?? -1]?.word === '食べます')
    expect(eats?.pieces).toEqual([
      { text: '食', reading: 'た' },
      { text: 'べます', reading: null },
    ])
  })

  it('whose readings do not fit is shown without them, and with all of its text', () => {
    const laid = layoutSegment({
      text: '学校です。',
      readings: [{ word: '大学', reading: 'だいがく' }],
      vocabulary: [],
    })
    expect(laid.flatMap(({ spans }) => spans.flatMap(({ pieces }) => pieces))).toEqual([
      { text: '学校です。', reading: null },
    ])
  })
})

describe('a word', () => {
  const places = (text: string, ...words: string[]) =>
    wordRanges(text, words).map(({ from, to, word }) => [text.slice(from, to), word])
  it('is found wherever it stands, also at the start of a sentence, and never within another', () => {
    expect(places('Art is a start. The art of starting.', 'art')).toEqual([
      ['Art', 0],
      ['art', 0],
    ])
    expect(places('Его дом стоит у домов.', 'дом')).toEqual([['дом', 0]])
    expect(places('日本の本', '本')).toEqual([
      ['本', 0],
      ['本', 0],
    ])
  })
  it('gives way to a longer one', () => {
    expect(places('He gave up. Up he went.', 'up', 'gave up')).toEqual([
      ['gave up', 1],
      ['Up', 0],
    ])
  })
})

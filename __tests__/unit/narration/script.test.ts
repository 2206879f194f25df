import { NARRATION_LIMITS } from '@shared/documents/narration.ts'
import { scriptOf, sizeOf, tooMuch } from '@shared/narration/script.ts'
import { speakableParts } from '@shared/narration/speakable.ts'
import { describe, expect, it } from 'vitest'
import { japaneseStory } from '../../support/stories.ts'
import { sopOf } from './sop-fixture'

const linesOf = (text: string) => scriptOf([{ id: 'a', title: 'A', texts: [text] }])[0]?.lines ?? []

describe('what is said, line by line', () => {
  it('is a sentence a line, without what has no word in it', () => {
    expect(linesOf('Hello there.  How are\tyou? …\n\n—\n\nFine, Dr. Smith.')).toEqual([
      'Hello there.',
      'How are you? …',
      'Fine, Dr. Smith.',
    ])
  })

  it('is cut at a clause where a sentence is too long, and between words where it has none', () => {
    const clause = 'the quick brown fox jumps over the lazy dog and runs away'
    const long = linesOf(`${Array.from({ length: 12 }, () => clause).join(', ')}.`)
    expect(long.length).toBeGreaterThan(1)
    expect(long.slice(0, -1).every((line) => line.endsWith(','))).toBe(true)
    expect(long.join(' ')).toBe(`${Array.from({ length: 12 }, () => clause).join(', ')}.`)
    const words = linesOf('word '.repeat(200))
    expect(words.join(' ')).toBe('word '.repeat(200).trim())
    expect(words.every((line) => line.length <= NARRATION_LIMITS.maxLineLength)).toBe(true)
  })

  it('is cut whole where there is no space at all, and never within a character', () => {
    const text = '𝒳'.repeat(400)
    const lines = linesOf(text)
    expect(lines.join('')).toBe(text)
    expect(lines.every((line) => line.isWellFormed() && line.length <= NARRATION_LIMITS.maxLineLength)).toBe(
      true,
    )
  })

  it('does not cut a number in two', () => {
    const lines = linesOf(`${'a'.repeat(200)}${'b'.repeat(90)} 1,000,000 times ${'c'.repeat(100)}`)
    expect(lines.join(' ')).toContain('1,000,000')
  })

  it('leaves out a part that says nothing', () => {
    const script = scriptOf([
      { id: 'a', title: 'A', texts: ['', ' – '] },
      { id: 'b', title: 'B', texts: ['Yes.'] },
    ])
    expect(script.map(({ id }) => id)).toEqual(['b'])
    expect(sizeOf(script)).toEqual({ characters: 4, lines: 1 })
  })

  it('is refused when it is too long, by characters or by sentences, in words that say how long it is', () => {
    const script = (line: string, count: number) => [
      { id: 'a', title: 'A', lines: Array.from({ length: count }, () => line) },
    ]
    expect(tooMuch(script('x'.repeat(250), 400))).toBeNull()
    expect(tooMuch(script('x'.repeat(250), 401))).toBe(
      'The text has 100,250 characters; at most 100,000 are read at once.',
    )
    expect(tooMuch(script('Yes.', 4_001))).toBe(
      'The text has 4,001 sentences; at most 4,000 are read at once.',
    )
  })
})

describe('what can be read aloud', () => {
  it('of a training is what it says, in its own order and nothing else', () => {
    const parts = speakableParts('sop', sopOf())
    expect(parts?.map(({ id }) => id)).toEqual(['purpose', 'c1', 'troubles', 'key-points'])
    expect(parts?.[1]?.texts).toEqual(['Start up', 'Press the button.', 'It is hot.', 'The light is green.'])
  })

  it('of a story is its text, segment by segment, without what only explains it', () => {
    const parts = speakableParts('story', japaneseStory)
    expect(parts?.map(({ id, texts }) => [id, texts])).toEqual(
      japaneseStory.segments.map(({ id, text }) => [id, [text]]),
    )
  })

  it('is nothing of a deck, or of content that is not what its type says', () => {
    expect(speakableParts('deck', { slides: [] })).toBeNull()
    expect(speakableParts('sop', { chapters: 1 })).toBeNull()
    expect(speakableParts('constructor', {})).toBeNull()
  })
})

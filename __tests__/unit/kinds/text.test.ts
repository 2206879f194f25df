import { clip } from '@shared/text/clip.ts'
import { splitSentences } from '@shared/text/sentences.ts'
import { spokenSeconds, spokenWords } from '@shared/text/spoken-length.ts'
import { countWords, splitByWords } from '@shared/text/word-count.ts'
import { describe, expect, it } from 'vitest'

describe('splitSentences', () => {
  it.each([
    ['One. Two? Three!', 3],
    ['Dr. Smith met Mr. Jones at 3.5 km. They talked.', 2],
    ['Use a cache, e.g. Redis. It is fast.', 2],
    ['J. R. R. Tolkien wrote it. Yes.', 2],
    ['No full stop at the end', 1],
    ['Wait … what? "Really?" he said.', 3],
    ['今日は良い天気です。散歩に行きましょう！', 2],
    ['这是第一句。这是第二句？', 2],
    ['첫 번째 문장입니다. 두 번째 문장입니다.', 2],
    ['Das ist z. B. ein Satz. Und noch einer.', 2],
    ['ある日、パンがありませんでした。「こまりましたね。」そう言った。', 3],
    ['Er sagt: »Hallo.« Dann ging er.', 2],
    ['He left. (She stayed.)', 2],
    ['', 0],
    ['...', 0],
  ])('%s', (text, count) => {
    expect(splitSentences(text)).toHaveLength(count)
  })

  it('leaves a mark that opens with what it opens, and one that closes with what it closes', () => {
    expect(splitSentences('パンがない。「こまった。」と言う。')).toEqual([
      'パンがない。',
      '「こまった。」',
      'と言う。',
    ])
    expect(splitSentences('„Gut.“ Er ging. (Und kam.')).toEqual(['„Gut.“', 'Er ging.', '(Und kam.'])
  })
})

describe('spokenWords', () => {
  it.each([
    ['five words are said here', 5],
    ["don't count twice", 3],
    ['日本語の文字', 3],
    ['Docker は速い', 2.5],
    ['안녕하세요 여러분', 2],
    ['— … !', 0],
  ])('%s', (text, words) => {
    expect(spokenWords(text)).toBe(words)
  })
})

describe('spokenSeconds', () => {
  it('follows from the words and the pace', () => {
    const words = Array.from({ length: 70 }, () => 'word').join(' ')
    expect(spokenSeconds(words, 140)).toBe(30)
    expect(spokenSeconds(words, 70)).toBe(60)
    expect(spokenSeconds('Hi', 220)).toBe(1)
    expect(spokenSeconds('', 140)).toBe(0)
  })
})

describe('clip', () => {
  it('ends at a word, and never in the middle of a character', () => {
    expect(clip('one two three four', 12)).toBe('one two…')
    expect(clip('short', 12)).toBe('short')
    expect(clip('👍👍👍👍', 4).isWellFormed()).toBe(true)
  })
})

describe('countWords', () => {
  it.each([
    ['five words are said here', 5],
    ["don't count twice – or numbers 3.5", 6],
    ['我们今天讨论交易池规则', 6],
    ['今日は良い天気です', 5],
    ['مرحبا بكم في هذا الدرس', 5],
    ['สวัสดีชาวโลก', 3],
    ['… – !', 0],
    ['', 0],
  ])('%s', (text, count) => {
    expect(countWords(text)).toBe(count)
  })
})

describe('splitByWords', () => {
  it.each(['one two three four five', '我们今天讨论交易池规则', '', '  , one'])('%j', (text) => {
    const pieces = splitByWords(text, 2)
    expect(pieces.join('')).toBe(text)
    for (const piece of pieces) expect(countWords(piece)).toBeLessThanOrEqual(2)
    expect(pieces).toHaveLength(Math.max(1, Math.ceil(countWords(text) / 2)))
  })
})

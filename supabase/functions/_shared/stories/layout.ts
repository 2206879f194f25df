import type { StorySegment } from '../documents/story.ts'
import { splitSentences } from '../text/sentences.ts'
import { alignReadings, type RubyPiece } from './readings.ts'

/** Pieces of a sentence that belong together: a word that is explained (by its place in the vocabulary), or what is between. */
export interface Span {
  word: number | null
  pieces: RubyPiece[]
}

/** A segment as it is shown: sentence by sentence, each a list of spans. All texts together are the segment's text. */
export interface LaidSentence {
  spans: Span[]
}

interface Range {
  from: number
  to: number
}

/** Lays out a segment once for all who show it: the reader, the page for paper, the book. */
export function layoutSegment({
  text,
  readings,
  vocabulary,
}: Pick<StorySegment, 'text' | 'readings' | 'vocabulary'>): LaidSentence[] {
  const { pieces, problems } = alignReadings(text, readings)
  const placed = place(problems.length > 0 ? [{ text, reading: null }] : pieces)
  const words = wordRanges(
    text,
    vocabulary.map(({ word }) => word),
  )
  return sentenceRanges(text).map((sentence) => ({ spans: spansOf(sentence, placed, words) }))
}

type Placed = RubyPiece & Range

function place(pieces: RubyPiece[]): Placed[] {
  let at = 0
  return pieces.map((piece) => {
    const from = at
    at += piece.text.length
    return { ...piece, from, to: at }
  })
}

/** Where the sentences are; white space after a sentence belongs to it. */
export function sentenceRanges(text: string): Range[] {
  const starts: number[] = []
  let at = 0
  for (const sentence of splitSentences(text)) {
    const found = text.indexOf(sentence, at)
    if (found === -1) continue
    starts.push(found)
    at = found + sentence.length
  }
  if (starts.length === 0) return text === '' ? [] : [{ from: 0, to: text.length }]
  return starts.map((start, index) => ({
    from: index === 0 ? 0 : start,
    to: starts[index + 1] ?? text.length,
  }))
}

const LETTER = /[\p{L}\p{M}\p{N}]/u
/** Scripts that part words by spaces: there a word is no piece of a longer one. */
const SPACED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Hangul}]/u

/** Where the words of a vocabulary stand, the longest first, none over another; all in one line of places. */
export function wordRanges(text: string, words: string[]): (Range & { word: number })[] {
  const lower = text.toLowerCase()
  // A letter whose small form is longer would move all places after it.
  const searched = lower.length === text.length ? lower : text
  const taken: (Range & { word: number })[] = []
  const byLength = words.map((word, index) => ({ word, index })).sort((a, b) => b.word.length - a.word.length)
  for (const { word, index } of byLength) {
    const sought = searched === lower ? word.toLowerCase() : word
    if (sought.trim() === '') continue
    for (
      let from = searched.indexOf(sought);
      from !== -1;
      from = searched.indexOf(sought, from + sought.length)
    ) {
      const to = from + sought.length
      if (isWhole(text, from, to) && !taken.some((other) => from < other.to && other.from < to)) {
        taken.push({ from, to, word: index })
      }
    }
  }
  return taken.sort((a, b) => a.from - b.from)
}

function isWhole(text: string, from: number, to: number): boolean {
  const [before, first, last, after] = [
    text[from - 1] ?? '',
    text[from] ?? '',
    text[to - 1] ?? '',
    text[to] ?? '',
  ]
  const goesOn = (a: string, b: string) =>
    SPACED.test(a) && SPACED.test(b) && LETTER.test(a) && LETTER.test(b)
  return !goesOn(before, first) && !goesOn(last, after)
}

/** Cuts a sentence at the borders of its words. What has a reading is never cut: it goes to where it begins. */
function spansOf(sentence: Range, pieces: Placed[], words: (Range & { word: number })[]): Span[] {
  const spans: Span[] = []
  const add = (word: number | null, piece: RubyPiece, begins: boolean) => {
    const last = spans.at(-1)
    if (last && last.word === word && !begins) last.pieces.push(piece)
    else spans.push({ word, pieces: [piece] })
  }
  for (const piece of pieces) {
    if (piece.reading !== null) {
      if (piece.from < sentence.from || piece.from >= sentence.to) continue
      const over = words.find((range) => range.from < piece.to && piece.from < range.to)
      const before = spans.at(-1)?.word === over?.word
      add(
        over?.word ?? null,
        { text: piece.text, reading: piece.reading },
        over?.from === piece.from && !before,
      )
      continue
    }
    const from = Math.max(piece.from, sentence.from)
    const to = Math.min(piece.to, sentence.to)
    if (to <= from) continue
    for (const cut of cutPlain(from, to, words)) {
      const text = piece.text.slice(cut.from - piece.from, cut.to - piece.from)
      add(
        cut.word,
        { text, reading: null },
        words.some((range) => range.from === cut.from),
      )
    }
  }
  return spans
}

function cutPlain(from: number, to: number, words: (Range & { word: number })[]) {
  const cuts: (Range & { word: number | null })[] = []
  let at = from
  for (const range of words) {
    if (range.to <= at || range.from >= to) continue
    if (range.from > at) cuts.push({ from: at, to: range.from, word: null })
    const end = Math.min(range.to, to)
    cuts.push({ from: Math.max(range.from, at), to: end, word: range.word })
    at = end
  }
  if (at < to) cuts.push({ from: at, to, word: null })
  return cuts
}

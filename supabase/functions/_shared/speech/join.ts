import { findOverlap } from './overlap.ts'
import { needsSpace, type Token, tokensOf } from './tokens.ts'

/** What was heard at one go. Seconds of the whole recording; null where the model does not say. */
export interface Segment {
  start: number | null
  end: number | null
  speaker: string | null
  text: string
}

/** A piece of a recording, and what was heard in it. */
export interface HeardPiece {
  start: number
  seconds: number
  segments: Segment[]
}

/** Words beside those that the times tell to be shared: models are a little wrong about times. */
const SLACK = 8

/** Joins pieces that overlap: what both heard stands there once, and what only one heard is not lost. */
export function joinPieces(pieces: HeardPiece[]): Segment[] {
  const joined: Segment[] = []
  let before: HeardPiece | null = null
  for (const piece of pieces) {
    const segments = piece.segments.filter(({ text }) => text.trim() !== '').map((one) => ({ ...one }))
    if (before) joinTo(joined, segments, before, piece)
    else joined.push(...segments)
    if (segments.length > 0 || !before || piece.start + piece.seconds > before.start + before.seconds)
      before = piece
  }
  return joined
}

function joinTo(joined: Segment[], next: Segment[], before: HeardPiece, piece: HeardPiece): void {
  const overlap = before.start + before.seconds - piece.start
  if (overlap <= 0 || joined.length === 0 || next.length === 0) return void joined.push(...next)
  const expected = overlap * Math.max(wordRate(before), wordRate(piece))
  const reach = Math.ceil(expected * 2) + SLACK
  const tail = lastTokens(joined, reach, piece.start - overlap - 1)
  const head = firstTokens(next, reach, before.start + before.seconds + overlap + 1)
  const cut = findOverlap(tail, head, expected)
  if (!cut) return void joined.push(...byTime(joined, next, piece.start, before.start + before.seconds))

  const goesOn = keepUntil(joined, tail[cut.keep])
  const rest = dropUntil(next, head, cut.drop)
  const [first] = rest
  const last = joined.at(-1)
  if (
    goesOn.cut &&
    first &&
    last &&
    first.speaker === last.speaker &&
    !/[.!?。！？…]["”’»)]?$/u.test(last.text)
  ) {
    last.text += (needsSpace(last.text, first.text) ? ' ' : '') + first.text
    last.end = first.end
    rest.shift()
  }
  joined.push(...rest)
}

function wordRate({ segments, seconds }: HeardPiece): number {
  return segments.reduce((sum, { text }) => sum + tokensOf(text).length, 0) / seconds
}

/** The last words said after a time, as far as times are known. */
function lastTokens(segments: Segment[], reach: number, after: number): Token[] {
  const tokens: Token[] = []
  for (let index = segments.length - 1; index >= 0 && tokens.length < reach; index -= 1) {
    const segment = segments[index]
    if (!segment || (segment.end !== null && segment.end < after)) break
    tokens.unshift(...tokensOf(segment.text, index))
  }
  return tokens.slice(-reach)
}

function firstTokens(segments: Segment[], reach: number, until: number): Token[] {
  const tokens: Token[] = []
  for (const [index, segment] of segments.entries()) {
    if (tokens.length >= reach || (segment.start !== null && segment.start > until)) break
    tokens.push(...tokensOf(segment.text, index))
  }
  return tokens.slice(0, reach)
}

/** Takes away what stands from a word on. The marks before it belong to the word before. */
function keepUntil(segments: Segment[], first: Token | undefined): { cut: boolean } {
  if (!first) return { cut: true }
  segments.length = first.segment + 1
  const last = segments[first.segment]
  if (!last) return { cut: false }
  last.text = last.text.slice(0, first.from).trimEnd()
  if (tokensOf(last.text).length > 0) return { cut: true }
  segments.pop()
  return { cut: true }
}

/** What is left from a word on: the number of those that are dropped before it. */
function dropUntil(segments: Segment[], tokens: Token[], dropped: number): Segment[] {
  const last = tokens[dropped - 1]
  if (!last) return segments
  const own = segments[last.segment]
  if (!own) return segments
  const [following] = tokensOf(own.text).filter(({ from }) => from >= last.to)
  const rest = segments.slice(last.segment + 1)
  return following ? [{ ...own, text: own.text.slice(following.from) }, ...rest] : rest
}

/** Nothing in common: what the next piece heard within a time of which the one before has words is heard once. */
function byTime(joined: Segment[], next: Segment[], start: number, end: number): Segment[] {
  const told = joined.some((segment) => segment.end !== null && segment.end > start + 0.5)
  return told ? next.filter((segment) => segment.end === null || segment.end > end - 0.2) : next
}

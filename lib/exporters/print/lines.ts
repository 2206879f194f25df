import { setImmediate } from 'node:timers/promises'
import bidiFactory from 'bidi-js'
import type { Face, Fonts } from './fonts.ts'
import type { Run } from './printable.ts'

const bidi = bidiFactory()
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Letters of one face, style and direction that stand together. Widths are in points. */
export interface Piece {
  text: string
  face: Face
  faint: boolean
  /** Embedding level: odd is read from the right. */
  level: number
  space: boolean
  width: number
  /** From the left end of its line. */
  x: number
  /** Whether a line may begin here. */
  breakable: boolean
}

/** Pieces in the order of reading, each with its place. */
export interface Line {
  pieces: Piece[]
  width: number
  fromTheRight: boolean
}

export interface LineSetting {
  fonts: Fonts
  size: number
  width: number
  bold?: boolean
  /** Told of each character that no font has. */
  onMissing: (character: string) => void
}

const EMOJI = /^\p{Extended_Pictographic}/u
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u
/** Scripts without spaces: where a line may begin is a matter of words. */
const SPACELESS = /\p{Script=Thai}/u
const thaiWords = new Intl.Segmenter('th', { granularity: 'word' })
const NOT_FIRST = /^[、。，．：；！？）］｝〕〉》」』】〗ーっゃゅょッャュョ々…‥,.:;!?)\]}”’%]/u
const NOT_LAST = /[（［｛〔〈《「『【〖([{“‘]$/u

/** Words of one paragraph as lines that are no wider than the column, each piece with its place. */
export async function breakLines(runs: Run[], setting: LineSetting): Promise<Line[]> {
  const lines: Line[] = []
  for (const paragraph of linesOf(runs.map(apart))) {
    // Lets others be served in between.
    await setImmediate()
    const text = paragraph.map((run) => run.text).join('')
    const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto')
    const base = paragraphs[0]?.level ?? 0
    const pieces = await piecesOf(paragraph, levels, setting)
    for (const row of wrap(pieces, setting)) lines.push(finish(row, base))
  }
  return lines
}

/** What stands beside the text keeps its own direction, whichever way the text runs. */
function apart(run: Run): Run {
  return run.faint ? { ...run, text: run.text.replace(/\S(.*\S)?/su, '\u2068$&\u2069') } : run
}

/** Runs parted at line ends. */
function linesOf(runs: Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) lines.push([])
      lines.at(-1)?.push({ ...run, text })
    }
  }
  return lines
}

async function piecesOf(runs: Run[], levels: Uint8Array, setting: LineSetting): Promise<Piece[]> {
  const pieces: Piece[] = []
  let offset = 0
  for (const run of runs) {
    const starts = wordStarts(run.text)
    for (const { segment, index } of graphemes.segment(run.text)) {
      const level = levels[offset] ?? 0
      const drawn = drawnAs(segment, level)
      if (drawn !== '')
        append(pieces, drawn, level, run, await faced(drawn, run, setting), starts?.has(index))
      offset += segment.length
    }
  }
  for (const piece of pieces) piece.width = widthOf(piece.text, piece.face, setting.size)
  return pieces
}

/** Where words begin in a text whose script has no spaces; null in all others. */
function wordStarts(text: string): Set<number> | null {
  if (!SPACELESS.test(text)) return null
  const words = [...thaiWords.segment(text)].filter(({ segment }) => SPACELESS.test(segment))
  return new Set(words.map(({ index }) => index))
}

/** What is drawn of a grapheme: no marks that only choose among emoji, and brackets as they look from the right. */
function drawnAs(grapheme: string, level: number): string {
  // One that may not be broken at is no space to end a line at.
  if (grapheme === '\u00a0') return grapheme
  if (/^\s+$/u.test(grapheme)) return ' '
  let text = grapheme.replace(/[\ufe0e\ufe0f]/g, '')
  if (EMOJI.test(text)) text = text.replace(/[\u200d\u{1f3fb}-\u{1f3ff}]/gu, '')
  if (/^\p{Cf}+$/u.test(text)) return ''
  return level % 2 === 1 ? (bidi.getMirroredCharacter(text) ?? text) : text
}

/** The face of a text, or of a box in its place. */
async function faced(text: string, run: Run, setting: LineSetting): Promise<{ text: string; face: Face }> {
  const bold = run.bold ?? setting.bold ?? false
  const found = setting.fonts.faceOf(text, bold, run.italic)
  const face = found instanceof Promise ? await found : found
  if (face) return { text, face }
  setting.onMissing(text)
  for (const instead of ['\u25a1', '?']) {
    const other = await setting.fonts.faceOf(instead, bold)
    if (other) return { text: instead, face: other }
  }
  throw new Error('The fonts of the PDF have no letters at all.')
}

function append(
  pieces: Piece[],
  grapheme: string,
  level: number,
  run: Run,
  { text, face }: { text: string; face: Face },
  startsWord = false,
): void {
  const space = text === ' '
  const emoji = EMOJI.test(grapheme)
  const last = pieces.at(-1)
  const faint = run.faint ?? false
  const breakable =
    last !== undefined &&
    !space &&
    (last.space ||
      startsWord ||
      ((CJK.test(text) || CJK.test(last.text.slice(-1)) || emoji) &&
        !NOT_FIRST.test(text) &&
        !NOT_LAST.test(last.text)))
  const joins =
    last &&
    !breakable &&
    !space &&
    !last.space &&
    last.face === face &&
    last.level === level &&
    last.faint === faint
  // A word that is wider than any column is broken where it is: pieces of one word stay short.
  if (joins && (last.text.length < 24 || level % 2 === 1)) last.text += text
  else pieces.push({ text, face, faint, level, space, width: 0, x: 0, breakable })
}

const widths = new WeakMap<Face, Map<string, number>>()

/** In points. */
export function widthOf(text: string, face: Face, size: number): number {
  const known = widths.get(face) ?? new Map<string, number>()
  widths.set(face, known)
  let width = known.get(text)
  if (width === undefined) {
    width = face.font.layout(text).advanceWidth / face.font.unitsPerEm
    known.set(text, width)
  }
  return width * size
}

function wrap(pieces: Piece[], { width }: LineSetting): Piece[][] {
  const rows: Piece[][] = [[]]
  let used = 0
  for (let index = 0; index < pieces.length; ) {
    let end = index + 1
    while (end < pieces.length && !pieces[end]?.breakable && !pieces[end]?.space && !pieces[index]?.space)
      end++
    const word = pieces.slice(index, end)
    const wide = sum(word)
    if (used > 0 && used + wide > width && !word[0]?.space) {
      rows.push([])
      used = 0
    }
    for (const piece of word) {
      if (piece.space && used === 0) continue
      if (used > 0 && wide > width && used + piece.width > width) {
        rows.push([])
        used = 0
      }
      rows.at(-1)?.push(piece)
      used += piece.width
    }
    index = end
  }
  return rows
}

/** A row without the spaces at its end, each piece at its place from left to right (rule L2 of UAX 9). */
function finish(row: Piece[], base: number): Line {
  const inOrder = row.slice(0, row.findLastIndex(({ space }) => !space) + 1)
  const pieces = [...inOrder]
  const levels = pieces.map(({ level }) => level)
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let from = 0; from < pieces.length; from++) {
      if ((pieces[from]?.level ?? 0) < level) continue
      let to = from
      while (to + 1 < pieces.length && (pieces[to + 1]?.level ?? 0) >= level) to++
      pieces.splice(from, to - from + 1, ...pieces.slice(from, to + 1).reverse())
      from = to
    }
  }
  let x = 0
  for (const piece of pieces) {
    piece.x = x
    x += piece.width
  }
  return { pieces: inOrder, width: x, fromTheRight: base % 2 === 1 }
}

function sum(pieces: Piece[]): number {
  return pieces.reduce((total, { width }) => total + width, 0)
}

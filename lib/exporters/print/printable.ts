import type { ExportedPicture } from '../pictures.ts'

/** Words in one style. */
export interface Run {
  text: string
  bold?: boolean
  italic?: boolean
  /** Times, places and remarks: what stands beside the text. */
  faint?: boolean
}

/** A piece of a document that is made for paper. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'quote'; runs: Run[] }
  | { kind: 'item'; depth: number /** In the place of its bullet. */; mark?: string; runs: Run[] }
  | { kind: 'picture'; picture: Pick<ExportedPicture, 'alt' | 'type' | 'width' | 'height' | 'bytes'> }
  | { kind: 'table'; head: string[]; rows: string[][] /** Shares of the width. */; widths: number[] }

/** How far items may be indented under one another. */
export const MAX_DEPTH = 3

/** A document as paper knows it: made from any kind's content, written as Word or PDF. */
export interface Printable {
  title: string
  blocks: Block[]
}

export function heading(level: 2 | 3, text: string): Block {
  return { kind: 'heading', level, text: oneLine(text) }
}

/** Paragraphs of a text: an empty line parts them, a single line end stays one. Nothing where there are no words. */
export function paragraphs(kind: 'paragraph' | 'quote', text: string): Block[] {
  return printableText(text)
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ kind, runs: [{ text: part }] }))
}

export function remark(text: string): Block {
  return { kind: 'paragraph', runs: [{ text: oneLine(text), faint: true }] }
}

export function item(depth: 0 | 1, text: string, place = '', bold = false): Block {
  const words: Run = { text: oneLine(text), ...(bold && { bold }) }
  return { kind: 'item', depth, runs: place === '' ? [words] : [words, { text: `  ${place}`, faint: true }] }
}

export function oneLine(text: string): string {
  return printableText(text).replace(/\s+/g, ' ').trim()
}

/**
 * Text without what neither XML nor a page can hold: control characters, halves of surrogate pairs, noncharacters,
 * and the marks that turn the direction of what follows.
 */
export function printableText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[^\P{Cc}\n\t]|[\ufdd0-\ufdef\ufffe\uffff\ufeff\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\t/g, ' ')
}

/** Whether a text is read from the right: its first letter says so. */
export function fromTheRight(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0]
  return (
    letter !== undefined &&
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letter)
  )
}

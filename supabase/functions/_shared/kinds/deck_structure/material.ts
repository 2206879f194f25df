import type { OutlineSection } from '../../documents/outline.ts'
import { wordsIn } from '../../text/alike.ts'
import { fitSources, type Source } from '../deck_outline/sources.ts'

/** What one task is shown of the sources: a part of what its input may hold, and little for the model to read. */
const MAX_BYTES = 48_000
/** How many lines a section is given that cites none. */
const MAX_LINES = 60
const MIN_LETTERS = 4

type Line = Source['lines'][number]

/**
 * For each section the lines that its slides may rest on: those that the outline cites, and for a section that cites
 * none (the user added it) those that have words in common with it.
 */
export function materialOf(sections: OutlineSection[], sources: Source[]): Source[][] {
  const cited = sections.map((section) => citedBy(section, sources))
  const without = sections.map((section, index) => (cited[index]?.length === 0 ? section : null))
  const related = relatedTo(without, sources)
  return cited.map((found, index) => (found.length > 0 ? found : (related[index] ?? [])))
}

/**
 * What one of a section's parts is shown. Parts are written side by side; each from lines of its own, so that they
 * do not say the same.
 */
export function partOf(material: Source[], part: number, parts: number): Source[] {
  const total = material.reduce((sum, { lines }) => sum + lines.length, 0)
  if (parts === 1 || total < parts * 2) return fitSources(material, MAX_BYTES)
  const [from, to] = [Math.floor((total * part) / parts), Math.floor((total * (part + 1)) / parts)]
  let place = -1
  const share = keep(material, () => {
    place += 1
    return from <= place && place < to
  })
  return fitSources(share, MAX_BYTES)
}

function citedBy({ rests }: OutlineSection, sources: Source[]): Source[] {
  return keep(sources, (source, line) =>
    rests.some(
      ({ documentId, from, to }) =>
        documentId === source.documentId && from <= line.number && line.number <= to,
    ),
  )
}

function keep(sources: Source[], wanted: (source: Source, line: Line) => boolean): Source[] {
  return sources
    .map((source) => ({ ...source, lines: source.lines.filter((line) => wanted(source, line)) }))
    .filter(({ lines }) => lines.length > 0)
}

/** One walk through all lines for all sections: sources are megabytes, and a worker has two seconds of CPU. */
function relatedTo(sections: (OutlineSection | null)[], sources: Source[]): Source[][] {
  const sectionsOf = new Map<string, number[]>()
  for (const [index, section] of sections.entries()) {
    if (!section) continue
    for (const word of wordsIn(`${section.title} ${section.about}`)) {
      if (!tells(word)) continue
      sectionsOf.set(word, [...(sectionsOf.get(word) ?? []), index])
    }
  }
  const found = sections.map((): Scored[] => [])
  if (sectionsOf.size === 0) return sections.map(() => [])
  const unspaced = [...sectionsOf.keys()].filter((word) => UNSPACED.test(word))
  for (const { lines } of sources) {
    for (const line of lines) {
      const scores = new Map<number, number>()
      for (const word of wordsOf(line.text, unspaced)) {
        for (const index of sectionsOf.get(word) ?? []) scores.set(index, (scores.get(index) ?? 0) + 1)
      }
      for (const [index, score] of scores) {
        const lines = found[index] ?? []
        lines.push({ line, score })
        if (lines.length >= MAX_LINES * 8) found[index] = best(lines)
      }
    }
  }
  return found.map((scored) => {
    if (scored.length === 0) return []
    const lines = new Set(best(scored).map(({ line }) => line))
    return keep(sources, (_source, line) => lines.has(line))
  })
}

interface Scored {
  line: Line
  score: number
}

/** Of two that score the same, the one that comes first. */
function best(lines: Scored[]): Scored[] {
  return lines.sort((a, b) => b.score - a.score).slice(0, MAX_LINES)
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const MIN_UNSPACED = 2

function tells(word: string): boolean {
  return word.length >= (UNSPACED.test(word) ? MIN_UNSPACED : MIN_LETTERS)
}

/** Which of these words a line has. The segmenter knows every script, and takes ten times as long. */
function wordsOf(text: string, unspaced: string[]): string[] {
  const spaced = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  return UNSPACED.test(text) ? [...spaced, ...unspaced.filter((word) => text.includes(word))] : [...spaced]
}

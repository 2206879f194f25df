import type { OutlineSection } from '../../documents/outline.ts'
import { wordsIn } from '../../text/alike.ts'
import { fitSources, type Source } from '../deck_outline/sources.ts'

/** What one task is shown of the sources: a quarter of what its input may hold, and little for the model to read. */
const MAX_BYTES = 48_000
/** How many lines a section is given that cites none. */
const MAX_LINES = 60
const MIN_LETTERS = 4

/**
 * The lines that the slides of a section may rest on. Those that the outline cites; for a section that cites none
 * (the user added it) those that have words in common with it. `part` of `parts` gets its share, in order.
 */
export function sectionSources(
  section: OutlineSection,
  sources: Source[],
  part: number,
  parts: number,
): Source[] {
  const cited = keep(sources, (source, line) =>
    section.rests.some(({ documentId, from, to }) => {
      return documentId === source.documentId && from <= line.number && line.number <= to
    }),
  )
  const found = cited.length > 0 ? cited : related(section, sources)
  return fitSources(share(found, part, parts), MAX_BYTES)
}

type Line = Source['lines'][number]

function keep(sources: Source[], wanted: (source: Source, line: Line) => boolean): Source[] {
  return sources
    .map((source) => ({ ...source, lines: source.lines.filter((line) => wanted(source, line)) }))
    .filter(({ lines }) => lines.length > 0)
}

function related({ title, about }: OutlineSection, sources: Source[]): Source[] {
  const words = [...wordsIn(`${title} ${about}`)].filter((word) => word.length >= MIN_LETTERS)
  const scored = sources.flatMap((source) =>
    source.lines.map((line) => ({ line, score: common(wordsIn(line.text), words) })),
  )
  const best = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)
  const lines = new Set(best.slice(0, MAX_LINES).map(({ line }) => line))
  return keep(sources, (_source, line) => lines.has(line))
}

function common(line: Set<string>, words: string[]): number {
  return words.filter((word) => line.has(word)).length
}

/** Parts of a section are written side by side; each from lines of its own, so that they do not say the same. */
function share(sources: Source[], part: number, parts: number): Source[] {
  const total = sources.reduce((sum, { lines }) => sum + lines.length, 0)
  if (parts === 1 || total < parts * 2) return sources
  const [from, to] = [Math.floor((total * part) / parts), Math.floor((total * (part + 1)) / parts)]
  let place = -1
  return keep(sources, () => {
    place += 1
    return from <= place && place < to
  })
}

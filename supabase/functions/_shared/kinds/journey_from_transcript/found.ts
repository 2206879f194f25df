import type { JourneySource } from '../../documents/journey.ts'
import { comparable } from './quotes.ts'
import type { ExtractOutput, FoundEntry } from './tasks.ts'

/** An entry with its id and its sources. */
export interface GivenEntry extends Pick<FoundEntry, 'row' | 'text' | 'score'> {
  id: string
  sources: JourneySource[]
}

export interface GivenPart {
  id: string
  title: string
  entries: GivenEntry[]
}

/** All that was found, with ids that follow from where it stood: `p1`, `e1`, … in the order of the pieces. */
export interface Found {
  titles: string[]
  about: { text: string; sources: JourneySource[] }[]
  parts: GivenPart[]
}

/** Numbers what the pieces hold. Parts of the same name are one part, and its equal entries one entry. */
export function collect(pieces: ExtractOutput[], titles: string[] = []): Found {
  const parts: GivenPart[] = []
  let entries = 0
  for (const { documentId, stages } of pieces) {
    for (const stage of stages) {
      let part = parts.find(({ title }) => comparable(title) === comparable(stage.title))
      if (!part) {
        part = { id: `p${parts.length + 1}`, title: stage.title, entries: [] }
        parts.push(part)
      }
      for (const { row, text, score, lines, quote } of stage.entries) {
        const source = { documentId, lines, quote }
        const known = part.entries.find(
          (entry) => entry.row === row && comparable(entry.text) === comparable(text),
        )
        if (known && known.score === score) known.sources.push(source)
        else part.entries.push({ id: `e${++entries}`, row, text, score, sources: [source] })
      }
    }
  }
  const about = pieces.flatMap(({ documentId, about: who }) =>
    who ? [{ text: who.text, sources: [{ documentId, lines: who.lines, quote: who.quote }] }] : [],
  )
  return { titles, about, parts }
}

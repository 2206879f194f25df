import type { JourneySource } from '../../documents/journey.ts'
import { comparable } from '../../text/quotes.ts'
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
  // By what is compared, because a long transcript has thousands of entries, and a worker two seconds.
  const parts = new Map<string, GivenPart>()
  const entries = new Map<string, GivenEntry>()
  for (const { documentId, stages } of pieces) {
    for (const stage of stages) {
      const name = comparable(stage.title)
      const part = parts.get(name) ?? { id: `p${parts.size + 1}`, title: stage.title, entries: [] }
      parts.set(name, part)
      for (const { row, text, score, lines, quote } of stage.entries) {
        const source = { documentId, lines, quote }
        const said = JSON.stringify([part.id, row, score, comparable(text)])
        const known = entries.get(said)
        if (known) {
          known.sources.push(source)
          continue
        }
        const entry = { id: `e${entries.size + 1}`, row, text, score, sources: [source] }
        entries.set(said, entry)
        part.entries.push(entry)
      }
    }
  }
  const about = pieces.flatMap(({ documentId, about: who }) =>
    who ? [{ text: who.text, sources: [{ documentId, lines: who.lines, quote: who.quote }] }] : [],
  )
  return { titles, about, parts: [...parts.values()] }
}

import type { JourneySource } from '@shared/documents/journey.ts'

import { placeOf } from '@/lib/exporters/journey-places'
import type { ReadFrom } from './grid-context'

const SHOWN = 3

/** The words that an entry rests on, each with the transcript and the line where they stand. */
export function EntryQuotes({ sources, from }: { sources: JourneySource[]; from: ReadFrom }) {
  const rest = sources.length - SHOWN
  return (
    <span className="flex flex-col gap-2">
      {sources.slice(0, SHOWN).map((source) => (
        <span key={JSON.stringify(source)} className="flex flex-col">
          {source.quote === '' ? (
            <span>Drawn, not written</span>
          ) : (
            <q className="wrap-anywhere">{source.quote}</q>
          )}
          <cite className="not-italic opacity-85 wrap-anywhere">{placeWords(source, from)}</cite>
        </span>
      ))}
      {rest > 0 ? <span className="opacity-85">and {rest} more</span> : null}
    </span>
  )
}

function placeWords(source: JourneySource, from: ReadFrom): string {
  const { name, where } = placeOf(source, from)
  if ('mediaId' in source) return `Marked in ${name || 'the picture'}`
  return `${name}, ${source.lines.length === 1 ? 'line' : 'lines'} ${where.replaceAll(' ', ', ')}`
}

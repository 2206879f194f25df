import type { Journey, JourneySource } from '@shared/documents/journey.ts'

const SHOWN = 3

/** The words that an entry rests on, each with the transcript and the line where they stand. */
export function EntryQuotes({
  sources,
  transcripts,
}: {
  sources: JourneySource[]
  transcripts: Journey['transcripts']
}) {
  const titleOf = (id: string) => transcripts.find((transcript) => transcript.id === id)?.title ?? ''
  const rest = sources.length - SHOWN
  return (
    <span className="flex flex-col gap-2">
      {sources.slice(0, SHOWN).map(({ documentId, lines, quote }) => (
        <span key={`${documentId} ${lines.join()} ${quote}`} className="flex flex-col">
          <q className="wrap-anywhere">{quote}</q>
          <cite className="not-italic opacity-85 wrap-anywhere">
            {titleOf(documentId)}, {lines.length === 1 ? 'line' : 'lines'} {lines.join(', ')}
          </cite>
        </span>
      ))}
      {rest > 0 ? <span className="opacity-85">and {rest} more</span> : null}
    </span>
  )
}

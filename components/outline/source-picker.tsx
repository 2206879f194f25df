'use client'

import { OUTLINE_LIMITS, type Outline } from '@shared/documents/outline.ts'
import { useQuery } from '@tanstack/react-query'
import { documentsQuery } from '@/lib/documents/queries'
import { sourceType } from '@/lib/documents/source-words'

type Source = Outline['sources'][number]

/** The project's documents to tick as sources. One that was ticked and is gone since can still be taken out. */
export function SourcePicker({
  projectId,
  value,
  onChange,
}: {
  projectId: string
  value: Source[]
  onChange: (sources: Source[]) => void
}) {
  const { data: documents = [] } = useQuery(documentsQuery(projectId))
  const known = documents
    // An outline is what is being made; a narration has the words of the document that it reads.
    .filter(({ type }) => type !== 'outline' && type !== 'narration')
    .map(({ id, type, title }): Source => ({ documentId: id, type, title: title.slice(0, 200) }))
  const ids = new Set(known.map(({ documentId }) => documentId))
  const gone = value.filter(({ documentId }) => !ids.has(documentId))
  const chosen = new Set(value.map(({ documentId }) => documentId))
  const full = value.length >= OUTLINE_LIMITS.maxSources
  const all = [...known, ...gone]

  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-sm font-medium">Sources</legend>
      {all.length === 0 ? (
        <p className="text-sm text-ink-faint">
          Nothing in this project yet. The deck is made from your brief alone; lecture notes, a journey, a
          transcript or another deck would give it your own words.
        </p>
      ) : (
        <ul className="max-h-72 divide-y overflow-y-auto rounded-box border border-line-strong/60 bg-surface">
          {all.map((source) => {
            const ticked = chosen.has(source.documentId)
            const isGone = !ids.has(source.documentId)
            return (
              <li key={source.documentId}>
                <label className="touch flex items-center gap-3 px-3 py-2.5 text-sm has-disabled:opacity-50">
                  <input
                    type="checkbox"
                    className="size-4 shrink-0 accent-ink"
                    checked={ticked}
                    disabled={full && !ticked}
                    onChange={() =>
                      onChange(
                        ticked
                          ? value.filter(({ documentId }) => documentId !== source.documentId)
                          : [...value, source],
                      )
                    }
                  />
                  <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-3">
                    <span className="min-w-0 wrap-anywhere">{source.title}</span>
                    <span className={isGone ? 'text-danger' : 'text-ink-faint'}>
                      {isGone ? 'deleted' : sourceType(source.type)}
                    </span>
                  </span>
                </label>
              </li>
            )
          })}
        </ul>
      )}
      {full ? <p className="text-sm text-ink-faint">At most {OUTLINE_LIMITS.maxSources} sources.</p> : null}
    </fieldset>
  )
}

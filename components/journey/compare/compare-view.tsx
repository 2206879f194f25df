'use client'

import { JOURNEY_ROWS, type JourneyStage } from '@shared/documents/journey.ts'
import { useQueries } from '@tanstack/react-query'
import Link from 'next/link'
import type { CSSProperties } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import type { JourneyDocument } from '@/lib/documents/schema'
import { ROW_TITLES, signed } from '@/lib/exporters/journey-words'
import { entriesOf } from '../journey-edits'
import { scoreInk } from '../rows'
import { CompareChart } from './compare-chart'
import { LETTERS } from './letters'

/** Two to four journeys beside each other: their curves in one chart, and their stages in their order. */
export function CompareJourneys({ ids }: { ids: string[] }) {
  const journeys = useQueries({
    queries: ids.map((id) => documentQuery(id)),
    combine: (results) =>
      results.flatMap(({ data }) => (data?.type === 'journey' ? [data as JourneyDocument] : [])),
  })
  if (journeys.length < ids.length) return <Skeleton className="h-96 w-full" />
  const longest = Math.max(...journeys.map(({ content }) => content.stages.length))
  return (
    <div className="flex flex-col gap-8">
      <ul aria-label="Compared journeys" className="flex flex-col gap-1 text-sm">
        {journeys.map(({ id, projectId, title, content }, index) => (
          <li key={id} className="flex gap-2">
            <span className="font-semibold">{LETTERS[index]}</span>
            <Link
              href={`/projects/${projectId}/customer-journey/${id}`}
              className="min-w-0 underline wrap-anywhere"
            >
              {title}
            </Link>
            <span className="text-ink-faint">{content.about.text}</span>
          </li>
        ))}
      </ul>
      <CompareChart journeys={journeys} />
      <ol aria-label="Stages" className="flex flex-col gap-4">
        {Array.from({ length: longest }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place in the order is what it is
          <li key={place} className="rounded-box border bg-surface">
            <h2 className="px-4 pt-4 text-xs font-medium text-ink-faint">Stage {place + 1}</h2>
            <div
              className="grid gap-4 p-4 pt-2 lg:grid-cols-(--columns)"
              style={{ '--columns': `repeat(${journeys.length}, minmax(0, 1fr))` } as CSSProperties}
            >
              {journeys.map(({ id, content }, index) => (
                <StageOf key={id} letter={LETTERS[index] ?? ''} stage={content.stages[place]} />
              ))}
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

function StageOf({ letter, stage }: { letter: string; stage: JourneyStage | undefined }) {
  if (!stage) {
    return (
      <p className="text-sm text-ink-faint">
        <span className="font-semibold">{letter}</span> has ended.
      </p>
    )
  }
  const rows = JOURNEY_ROWS.filter((row) => entriesOf(stage, row).length > 0)
  return (
    <section aria-label={`${letter}: ${stage.title}`} className="min-w-0">
      <h3 className="mb-2 font-semibold wrap-anywhere">
        <span className="mr-2 text-ink-faint">{letter}</span>
        {stage.title || 'Untitled stage'}
      </h3>
      <dl className="flex flex-col gap-2 text-sm">
        {rows.map((row) => (
          <div key={row}>
            <dt className="text-xs font-medium text-ink-faint">{ROW_TITLES[row]}</dt>
            {entriesOf(stage, row).map((entry) => (
              <dd key={entry.id} className="as-written">
                {entry.score === undefined ? null : (
                  <span className={`nums mr-2 font-semibold ${scoreInk(entry.score)}`}>
                    {signed(entry.score)}
                  </span>
                )}
                {entry.text}
              </dd>
            ))}
          </div>
        ))}
        {rows.length === 0 ? <dd className="text-ink-faint">Nothing is known of it.</dd> : null}
      </dl>
    </section>
  )
}

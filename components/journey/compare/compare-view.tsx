'use client'

import { JOURNEY_ROWS, type JourneyStage } from '@shared/documents/journey.ts'
import { useQueries } from '@tanstack/react-query'
import Link from 'next/link'
import { type CSSProperties, useMemo } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import type { JourneyDocument } from '@/lib/documents/schema'
import { ROW_TITLES, signed } from '@/lib/exporters/journey-words'
import { type AlignedRow, alignStages } from '@/lib/journeys/align-stages'
import { entriesOf } from '../journey-edits'
import { scoreInk } from '../rows'
import { CompareChart } from './compare-chart'
import { LETTERS } from './letters'

/** Two to four journeys beside each other: their curves in one chart, and their stages where they are alike. */
export function CompareJourneys({ ids }: { ids: string[] }) {
  const journeys = useQueries({
    queries: ids.map((id) => documentQuery(id)),
    combine: (results) =>
      results.flatMap(({ data }) => (data?.type === 'journey' ? [data as JourneyDocument] : [])),
  })
  const rows = useMemo(() => alignStages(journeys.map(({ content }) => content.stages)), [journeys])
  if (journeys.length < ids.length) return <Skeleton className="h-96 w-full" />
  return (
    <div className="flex flex-col gap-8">
      <ul aria-label="Compared journeys" className="flex flex-col gap-1 text-sm">
        {journeys.map(({ id, projectId, title, content }, index) => (
          <li key={id} className="flex gap-2">
            <span className="font-semibold">{LETTERS[index]}</span>
            <span className="min-w-0 wrap-anywhere">
              <Link href={`/projects/${projectId}/customer-journey/${id}`} className="underline">
                {title}
              </Link>{' '}
              <span className="text-ink-faint">{content.about.text}</span>
            </span>
          </li>
        ))}
      </ul>
      <CompareChart journeys={journeys} rows={rows} />
      <ol aria-label="Stages" className="flex flex-col gap-4">
        {rows.map((row) => (
          <li key={row.map((stage) => stage?.id ?? '').join(' ')} className="rounded-box border bg-surface">
            <p className="px-4 pt-4 text-xs font-medium text-ink-faint">{whoseStage(row)}</p>
            <div
              className="grid gap-4 p-4 pt-2 lg:grid-cols-(--columns)"
              style={{ '--columns': `repeat(${journeys.length}, minmax(0, 1fr))` } as CSSProperties}
            >
              {journeys.map(({ id, content }, index) => (
                <StageOf
                  key={id}
                  letter={LETTERS[index] ?? ''}
                  stage={row[index] ?? null}
                  number={content.stages.findIndex(({ id: own }) => own === row[index]?.id) + 1}
                />
              ))}
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Which of the journeys have the stage: "A and B", "Only C". */
function whoseStage(row: AlignedRow): string {
  const letters = LETTERS.filter((_, index) => row[index])
  return letters.length === 1 ? `Only ${letters[0]}` : listed.format(letters)
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' })

function StageOf({
  letter,
  stage,
  number,
}: {
  letter: string
  stage: JourneyStage | null
  /** Its place in its own journey, from 1. */
  number: number
}) {
  if (!stage) {
    return (
      <p className="text-sm text-ink-faint max-lg:hidden">
        <span className="font-semibold">{letter}</span> has no such stage.
      </p>
    )
  }
  const rows = JOURNEY_ROWS.filter((row) => entriesOf(stage, row).length > 0)
  return (
    <section aria-label={`${letter}: ${stage.title}`} className="min-w-0">
      <h2 className="mb-2 font-semibold wrap-anywhere">
        <span className="nums mr-2 text-ink-faint">
          {letter}
          {number}
        </span>
        {stage.title || 'Untitled stage'}
      </h2>
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

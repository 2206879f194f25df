'use client'

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { Field, Input } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { type OperatorSearch, operatorJobsQuery } from '@/lib/operator/queries'
import { OPERATOR_FILTERS, type OperatorFilter, type Queue } from '@/lib/operator/schema'
import { JobTable } from './job-table'

const names: Record<OperatorFilter, string> = {
  live: 'Live',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
  any: 'Any',
}
const statuses = OPERATOR_FILTERS.map((value) => ({ value, label: names[value] }))
/** The list of choices has no place for an empty one. */
const EVERY = 'every'

/** All jobs of all users by id, user, kind and status; the newest hundred that fit. */
export function JobSearch({ kinds }: { kinds: Pick<Queue, 'kind' | 'title'>[] }) {
  const [wanted, setWanted] = useState<OperatorSearch>({ status: 'live', kind: '', search: '' })
  const search = useDeferredValue(wanted.search.trim())
  const { data: jobs, error } = useQuery(operatorJobsQuery({ ...wanted, search }))
  const kindOptions = [
    { value: EVERY, label: 'Every kind' },
    ...kinds.map(({ kind, title }) => ({ value: kind, label: title })),
  ]
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-[1fr_10rem_12rem]">
        <Field id="operator-search" label="Job, user or email">
          <Input
            id="operator-search"
            type="search"
            autoComplete="off"
            spellCheck={false}
            className="[&::-webkit-search-cancel-button]:hidden"
            placeholder="An id, or an email address"
            value={wanted.search}
            onChange={(event) => setWanted({ ...wanted, search: event.target.value })}
          />
        </Field>
        <Field id="operator-status" label="Status">
          <Select
            id="operator-status"
            value={wanted.status}
            options={statuses}
            onChange={(status) => setWanted({ ...wanted, status: status as OperatorFilter })}
          />
        </Field>
        <Field id="operator-kind" label="Kind">
          <Select
            id="operator-kind"
            value={wanted.kind || EVERY}
            options={kindOptions}
            onChange={(kind) => setWanted({ ...wanted, kind: kind === EVERY ? '' : kind })}
          />
        </Field>
      </div>
      {error ? (
        <Note tone="problem" title="The list could not be read">
          {error.message}
        </Note>
      ) : null}
      {jobs ? (
        <JobTable jobs={jobs} empty="No job fits." label="Jobs found" />
      ) : (
        <Skeleton className="h-32 w-full" />
      )}
    </div>
  )
}

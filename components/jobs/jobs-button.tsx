'use client'

import { ListVideo } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Popover, PopoverPanel, PopoverTrigger } from '@/components/ui/popover'
import { count } from '@/lib/format/duration'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { ActiveJobRow } from './active-job-row'

/** The header's way to what is running: a count, and a short list behind it. */
export function JobsButton() {
  const [open, setOpen] = useState(false)
  const { data: jobs = [] } = useActiveJobs()
  const close = () => setOpen(false)
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        className={buttonClass({ variant: 'ghost', size: 'icon' })}
        aria-label={`Jobs: ${jobs.length === 0 ? 'none running' : `${jobs.length} running`}`}
      >
        <span className="relative">
          <ListVideo aria-hidden />
          {jobs.length > 0 ? (
            <span
              aria-hidden
              className="absolute -top-2 -right-2.5 grid h-4 min-w-4 place-items-center rounded-full bg-stage px-1 text-[0.6875rem] leading-none font-semibold text-on-stage"
            >
              {jobs.length}
            </span>
          ) : null}
        </span>
      </PopoverTrigger>
      <PopoverPanel aria-label="Jobs" className="p-0">
        <div className="border-b px-4 py-3">
          <h2 className="text-sm font-semibold">
            {jobs.length === 0 ? 'Nothing is running' : `${count(jobs.length, 'job')} running`}
          </h2>
          {jobs.length === 0 ? (
            <p className="mt-1 text-sm text-ink-soft">
              What you generate goes on here while you do something else.
            </p>
          ) : null}
        </div>
        {jobs.length > 0 ? (
          <ul className="max-h-80 divide-y overflow-y-auto">
            {jobs.map((job) => (
              <ActiveJobRow key={job.id} job={job} onNavigate={close} />
            ))}
          </ul>
        ) : null}
        <div className="p-2">
          <Button asChild variant="ghost" size="sm" className="w-full">
            <Link href="/jobs" onClick={close}>
              All jobs
            </Link>
          </Button>
        </div>
      </PopoverPanel>
    </Popover>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { jobHref } from '@/lib/jobs/kind-labels'
import type { Job } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'
import { LiveDeckHeader } from './live-deck-header'

/** An outline while it is drafted. It is shown at once: when it is there, one is in its editor. */
export function LiveOutline({ job }: { job: Job }) {
  const router = useRouter()
  const href = job.status === 'completed' ? jobHref(job) : null
  useEffect(() => {
    if (href) router.replace(href)
  }, [href, router])
  return (
    <>
      <LiveDeckHeader
        job={job}
        words={isLive(job) ? 'You change it before any slide is written.' : 'No slide was written.'}
      />
      {isLive(job) ? (
        <div aria-hidden className="mt-8 flex max-w-4xl flex-col gap-3">
          {['w-1/3', 'w-1/2', 'w-2/5', 'w-1/4'].map((width) => (
            <div key={width} className="flex flex-col gap-3 rounded-box border border-dashed p-5">
              <Skeleton className={`h-4 ${width}`} />
              <Skeleton className="h-3 w-4/5" />
            </div>
          ))}
        </div>
      ) : null}
    </>
  )
}

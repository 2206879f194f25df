'use client'

import { ArrowRight, RotateCw, X } from 'lucide-react'
import Link from 'next/link'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { jobHref } from '@/lib/jobs/kind-labels'
import type { Job } from '@/lib/jobs/schema'
import { isLive, mayGoOn } from '@/lib/jobs/status'
import { useCancelJob } from '@/lib/jobs/use-cancel-job'
import { useRetryJob } from '@/lib/jobs/use-retry-job'

const say = (error: Error) => {
  toast.error(error.message)
}

/** What can be done with a job now: cancel, retry, continue, open. */
export function JobActions({
  job,
  open = true,
  prominent = false,
}: {
  job: Job
  open?: boolean
  /** On the job's own page, where going on is the next thing to do. */
  prominent?: boolean
}) {
  const cancel = useCancelJob()
  const retry = useRetryJob()
  return (
    <div className="relative flex flex-wrap items-center gap-2">
      {isLive(job) ? (
        <Button size="sm" disabled={cancel.isPending} onClick={() => cancel.mutate(job.id, { onError: say })}>
          <X aria-hidden />
          Cancel
        </Button>
      ) : null}
      {mayGoOn(job) ? (
        <Button
          size={prominent ? 'md' : 'sm'}
          variant={prominent ? 'stage' : 'secondary'}
          disabled={retry.isPending}
          onClick={() => retry.mutate(job.id, { onError: say })}
        >
          <RotateCw aria-hidden />
          {job.status === 'failed' ? 'Retry' : 'Continue'}
        </Button>
      ) : null}
      {open ? (
        <Button asChild size="sm" variant={prominent && job.status === 'completed' ? 'primary' : 'secondary'}>
          <Link href={jobHref(job)}>
            {job.status === 'completed' ? 'View / Edit' : 'Open'}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      ) : null}
    </div>
  )
}

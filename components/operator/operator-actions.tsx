'use client'

import { RotateCw, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { isLive } from '@/lib/jobs/status'
import type { OperatorJob } from '@/lib/operator/schema'
import { useOperatorAct } from '@/lib/operator/use-operator-act'

const say = (error: Error) => {
  toast.error(error.message)
}

/** What an operator can do with a job now. */
export function OperatorActions({ job }: { job: OperatorJob }): ReactNode {
  const cancel = useOperatorAct('cancel')
  const retry = useOperatorAct('retry')
  const name = job.id.slice(0, 8)
  if (job.status === 'completed') return null
  return isLive(job) ? (
    <Button
      size="sm"
      className="w-24"
      aria-label={`Cancel job ${name}`}
      disabled={cancel.isPending}
      onClick={() => cancel.mutate(job.id, { onError: say })}
    >
      <X aria-hidden />
      Cancel
    </Button>
  ) : (
    <Button
      size="sm"
      className="w-24"
      aria-label={`Retry job ${name}`}
      disabled={retry.isPending}
      onClick={() => retry.mutate(job.id, { onError: say })}
    >
      <RotateCw aria-hidden />
      Retry
    </Button>
  )
}

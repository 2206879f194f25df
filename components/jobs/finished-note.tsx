import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { jobHref } from '@/lib/jobs/kind-labels'
import type { Job } from '@/lib/jobs/schema'

/** On the page where a job was followed: it is finished, where its result is, and what can be done with it. */
export function FinishedNote({
  job,
  open = 'View / Edit',
  className,
  children,
}: {
  job: Job
  open?: string
  className?: string
  children: ReactNode
}) {
  return (
    <Note
      tone="done"
      title="Finished and saved"
      className={className}
      action={
        <Button asChild variant="primary" size="sm">
          <Link href={jobHref(job)}>
            {open}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      }
    >
      {children}
    </Note>
  )
}

import { ListVideo } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { JobFilter } from '@/lib/jobs/schema'

const words: Record<JobFilter, { title: string; text: string }> = {
  active: {
    title: 'Nothing is running',
    text: 'What you generate runs here, and goes on when you close the page.',
  },
  completed: { title: 'Nothing finished yet', text: 'Finished jobs stay here with a way to their result.' },
  failed: {
    title: 'Nothing failed',
    text: 'A job that fails or is cancelled waits here; going on keeps what it finished.',
  },
}

export function JobListEmpty({ status }: { status: JobFilter }) {
  return (
    <EmptyState
      icon={<ListVideo />}
      title={words[status].title}
      action={
        <Button asChild>
          <Link href="/projects">Go to your projects</Link>
        </Button>
      }
    >
      {words[status].text}
    </EmptyState>
  )
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import { LearnerView } from './learner-view'
import { ResultsView } from './results-view'

const pages = {
  learn: {
    eyebrow: 'Questions',
    about:
      'Answer in your own words. Each answer is held against the model answer; you may try as often as you like, and no answer is lost.',
    View: LearnerView,
  },
  results: {
    eyebrow: 'Results',
    about: 'How often each question was answered, and the best and the last score.',
    View: ResultsView,
  },
} as const

/** A page about the checkpoints of a training. */
export function TrainingPage({ documentId, page }: { documentId: string; page: keyof typeof pages }) {
  const { data: training } = useQuery(documentQuery(documentId))
  if (training?.type !== 'sop') return <Skeleton className="h-96 w-full" />
  const { eyebrow, about, View } = pages[page]
  return (
    <>
      <PageHeader eyebrow={eyebrow} title={training.title}>
        {about}
      </PageHeader>
      <View training={training} />
    </>
  )
}

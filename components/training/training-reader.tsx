'use client'

import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import { TrainingView } from './training-view'

/** Finds a training and opens it. */
export function TrainingReader({ documentId }: { documentId: string }) {
  const { data: document } = useQuery(documentQuery(documentId))
  if (document?.type !== 'sop') return <Skeleton className="h-96 w-full" />
  return <TrainingView key={document.id} document={document} />
}

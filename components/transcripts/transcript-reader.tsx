'use client'

import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import { TranscriptView } from './transcript-view'

/** Finds a transcript and opens it. */
export function TranscriptReader({ documentId }: { documentId: string }) {
  const { data: document } = useQuery(documentQuery(documentId))
  if (document?.type !== 'transcript') return <Skeleton className="h-96 w-full" />
  return <TranscriptView key={document.id} document={document} />
}

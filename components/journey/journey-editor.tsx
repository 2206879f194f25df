'use client'

import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import { JourneyView } from './journey-view'

/** Finds a journey and opens it. */
export function JourneyEditor({ documentId }: { documentId: string }) {
  const { data: document } = useQuery(documentQuery(documentId))
  if (document?.type !== 'journey') return <Skeleton className="h-96 w-full" />
  return <JourneyView key={document.id} document={document} />
}

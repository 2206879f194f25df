'use client'

import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import { ReaderView } from './reader-view'

/** Finds a talk track and opens it. */
export function Reader({ documentId }: { documentId: string }) {
  const { data: document } = useQuery(documentQuery(documentId))
  if (document?.type !== 'talk_track') return <Skeleton className="h-96 w-full" />
  return <ReaderView key={document.id} document={document} />
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import { NotesView } from './notes-view'

/** Finds lecture notes and opens them. */
export function NotesReader({ documentId }: { documentId: string }) {
  const { data: document } = useQuery(documentQuery(documentId))
  if (document?.type !== 'lecture_notes') return <Skeleton className="h-96 w-full" />
  return <NotesView key={document.id} document={document} />
}

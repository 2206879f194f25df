'use client'

import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import { readingProgressQuery } from '@/lib/stories/queries'
import { StoryListening } from './listening/story-listening'
import { StoryView } from './story-view'

/** Finds a story and where its reader was, and opens it there. */
export function StoryReader({ documentId }: { documentId: string }) {
  const { data: document } = useQuery(documentQuery(documentId))
  const { data: progress } = useQuery(readingProgressQuery(documentId))
  if (document?.type !== 'story' || !progress) return <Skeleton className="h-96 w-full" />
  return (
    <StoryListening key={document.id} document={document}>
      <StoryView document={document} progress={progress} />
    </StoryListening>
  )
}

import { queryOptions } from '@tanstack/react-query'
import { sourceOf } from '@/lib/data/source'

/** Where the user is in a story, on whatever device they were last. */
export function readingProgressQuery(storyId: string) {
  return queryOptions({
    queryKey: ['reading-progress', storyId] as const,
    queryFn: ({ client, signal }) => sourceOf(client).getReadingProgress(storyId, signal),
    staleTime: 0,
  })
}

/** The pictures of a story. Asked for again whenever a job has drawn one. */
export function storyPicturesQuery(storyId: string) {
  return queryOptions({
    queryKey: ['story-pictures', storyId] as const,
    queryFn: ({ client, signal }) => sourceOf(client).listStoryPictures(storyId, signal),
    staleTime: 10_000,
  })
}

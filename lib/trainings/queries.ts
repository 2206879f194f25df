import { queryOptions } from '@tanstack/react-query'
import { sourceOf } from '@/lib/data/source'
import { documentKeys } from '@/lib/documents/keys'

// These keys begin as the lists of the project do: when a job of it ends, all of them are read again.

/** What the caller answered to the checkpoints of a training, newest first. */
export function answersQuery(projectId: string, trainingId: string) {
  return queryOptions({
    queryKey: [...documentKeys.list(projectId), 'answers', trainingId] as const,
    queryFn: ({ client, signal }) => sourceOf(client).listAnswers(trainingId, signal),
    staleTime: 30_000,
  })
}

/** What came of each checkpoint of the caller's training. */
export function resultsQuery(projectId: string, trainingId: string) {
  return queryOptions({
    queryKey: [...documentKeys.list(projectId), 'results', trainingId] as const,
    queryFn: ({ client, signal }) => sourceOf(client).trainingResults(trainingId, signal),
    staleTime: 0,
  })
}

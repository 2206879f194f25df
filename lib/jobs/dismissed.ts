'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { api } from '@/lib/http/api-client'
import { jobKeys } from './keys'
import { jobsApi } from './operations'
import { dismissedQuery } from './queries'
import type { Dismissed } from './schema'

/**
 * Failed jobs of which a person has said that they need not be told again. It goes with their account, and is shown before
 * it is kept; what cannot be kept comes back. Null while it is not known.
 */
export function useDismissed(): {
  isDismissed: (job: Dismissed) => boolean
  dismiss: (job: Dismissed) => void
} | null {
  const client = useQueryClient()
  const { data } = useQuery(dismissedQuery())
  const { mutate } = useMutation({
    mutationFn: (job: Dismissed) => api(jobsApi.dismiss, { params: { id: job.id } }),
    async onMutate(job) {
      await client.cancelQueries({ queryKey: jobKeys.dismissed() })
      set((known) => [job, ...known])
    },
    onError(error, job) {
      set((known) => known.filter((other) => !isSame(other, job)))
      toast.error(error.message)
    },
  })
  const set = (change: (known: Dismissed[]) => Dismissed[]) =>
    client.setQueryData<Dismissed[]>(jobKeys.dismissed(), (known = []) => change(known))
  if (!data) return null
  return {
    isDismissed: (job) => data.some((other) => isSame(other, job)),
    dismiss: ({ id, run }) => mutate({ id, run }),
  }
}

/** What fails once more after a retry is news again. */
function isSame(one: Dismissed, other: Dismissed): boolean {
  return one.id === other.id && one.run === other.run
}

'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { JobReplySchema } from './schema'
import { writeJob } from './write-job'

/** Cancels a live job. What is finished is kept, and retry continues it. */
export function useCancelJob() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (jobId: string) =>
      (await api(`/jobs/${jobId}/cancel`, { method: 'POST', schema: JobReplySchema })).job,
    onSuccess: (job) => writeJob(client, job),
  })
}

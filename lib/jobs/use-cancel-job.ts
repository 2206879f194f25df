'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { jobsApi } from './operations'
import { writeJob } from './write-job'

/** Cancels a live job. What is finished is kept, and retry continues it. */
export function useCancelJob() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (jobId: string) => (await api(jobsApi.cancel, { params: { id: jobId } })).job,
    onSuccess: (job) => writeJob(client, job),
  })
}

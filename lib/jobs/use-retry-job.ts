'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { jobsApi } from './operations'
import { writeJob } from './write-job'

/** Runs a failed job again, or continues a cancelled one. Finished parts are kept. */
export function useRetryJob() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (jobId: string) => (await api(jobsApi.retry, { params: { id: jobId } })).job,
    onSuccess: (job) => writeJob(client, job),
  })
}

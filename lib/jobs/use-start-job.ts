'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { jobsApi } from './operations'
import type { StartJob } from './schema'
import { writeJob } from './write-job'

/** Starts a job of this kind. Starting what is already under way answers with that job. */
export function useStartJob(kind: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (start: Omit<StartJob, 'kind'>) => api(jobsApi.start, { body: { kind, ...start } }),
    onSuccess: ({ job }) => writeJob(client, job),
  })
}

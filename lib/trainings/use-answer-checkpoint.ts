'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { jobsApi } from '@/lib/jobs/operations'
import { writeJob } from '@/lib/jobs/write-job'
import { answersQuery } from './queries'

/** Sends an answer to a checkpoint; done when it is kept and shows among the learner's answers. */
export function useAnswerCheckpoint(projectId: string, trainingId: string, checkpointId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (answer: string) => {
      const input = { trainingId, checkpointId, answer }
      const body = { kind: 'checkpoint_evaluation', projectId, input }
      return api(jobsApi.start, { body })
    },
    onSuccess: ({ job }) => {
      writeJob(client, job)
      return client.invalidateQueries({ queryKey: answersQuery(projectId, trainingId).queryKey })
    },
  })
}

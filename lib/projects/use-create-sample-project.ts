'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { projectKeys } from './keys'
import { projectsApi } from './operations'

/** Creates the sample project, with its deck of 62 slides. */
export function useCreateSampleProject() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api(projectsApi.createSample),
    onSuccess: () => client.invalidateQueries({ queryKey: projectKeys.list() }),
  })
}

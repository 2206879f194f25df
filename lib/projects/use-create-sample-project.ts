'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { projectKeys } from './keys'
import { ProjectSchema } from './schema'

/** Creates the sample project, with its deck of 62 slides. */
export function useCreateSampleProject() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api('/projects/sample', { method: 'POST', schema: ProjectSchema }),
    onSuccess: () => client.invalidateQueries({ queryKey: projectKeys.list() }),
  })
}

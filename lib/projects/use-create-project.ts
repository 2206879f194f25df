'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { projectKeys } from './keys'
import { ProjectSchema, type ProjectTitle } from './schema'

/** Creates a project. */
export function useCreateProject() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (project: ProjectTitle) =>
      api('/projects', { method: 'POST', body: project, schema: ProjectSchema }),
    onSuccess: () => client.invalidateQueries({ queryKey: projectKeys.list() }),
  })
}

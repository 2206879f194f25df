'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { projectKeys } from './keys'
import { projectsApi } from './operations'
import type { ProjectTitle } from './schema'

/** Creates a project. */
export function useCreateProject() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (project: ProjectTitle) => api(projectsApi.create, { body: project }),
    onSuccess: () => client.invalidateQueries({ queryKey: projectKeys.list() }),
  })
}

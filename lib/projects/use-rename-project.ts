'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { projectKeys } from './keys'
import { projectsApi } from './operations'
import type { ProjectTitle } from './schema'

/** Gives a project another title. */
export function useRenameProject(projectId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (project: ProjectTitle) =>
      api(projectsApi.rename, { params: { id: projectId }, body: project }),
    onSuccess(project) {
      client.setQueryData(projectKeys.detail(projectId), project)
      return client.invalidateQueries({ queryKey: projectKeys.list() })
    },
  })
}

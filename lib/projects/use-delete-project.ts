'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { jobKeys } from '@/lib/jobs/keys'
import { projectKeys } from './keys'
import { projectsApi } from './operations'

/** Deletes a project with its documents and jobs. */
export function useDeleteProject() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (projectId: string) => api(projectsApi.remove, { params: { id: projectId } }),
    onSuccess(_nothing, projectId) {
      client.removeQueries({ queryKey: projectKeys.detail(projectId) })
      void client.invalidateQueries({ queryKey: jobKeys.all })
      return client.invalidateQueries({ queryKey: projectKeys.list() })
    },
  })
}

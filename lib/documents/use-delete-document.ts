'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { documentKeys } from './keys'
import { documentsApi } from './operations'
import type { DocumentSummary } from './schema'

/** Deletes a document with its revisions. */
export function useDeleteDocument() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: Pick<DocumentSummary, 'id' | 'projectId'>) =>
      api(documentsApi.remove, { params: { id } }),
    onSuccess(_nothing, { id, projectId }) {
      client.removeQueries({ queryKey: documentKeys.detail(id) })
      void client.invalidateQueries({ queryKey: documentKeys.list(projectId) })
    },
  })
}

'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { documentKeys } from './keys'
import type { DocumentSummary } from './schema'

/** Deletes a document with its revisions. */
export function useDeleteDocument() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: Pick<DocumentSummary, 'id' | 'projectId'>) =>
      api(`/documents/${id}`, { method: 'DELETE' }),
    onSuccess(_nothing, { id, projectId }) {
      client.removeQueries({ queryKey: documentKeys.detail(id) })
      void client.invalidateQueries({ queryKey: documentKeys.list(projectId) })
    },
  })
}

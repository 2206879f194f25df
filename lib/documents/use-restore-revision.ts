'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { documentKeys } from './keys'
import { documentsApi } from './operations'
import type { Document, Revision, SaveDocument } from './schema'

/** Makes an older revision the newest one. The history keeps what it replaces. */
export function useRestoreRevision(document: Pick<Document, 'id' | 'projectId' | 'revision'>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ title, content }: Pick<Revision, 'title' | 'content'>) =>
      api(documentsApi.save, {
        params: { id: document.id },
        body: {
          baseRevision: document.revision,
          title,
          content: content as SaveDocument['content'],
          keepPrevious: true,
        },
      }),
    onSuccess(saved) {
      client.setQueryData(documentKeys.detail(saved.id), saved)
      void client.invalidateQueries({ queryKey: documentKeys.revisions(saved.id), exact: true })
      void client.invalidateQueries({ queryKey: documentKeys.list(saved.projectId) })
    },
  })
}

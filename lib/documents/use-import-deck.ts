'use client'

import { DECK_LIMITS } from '@shared/documents/deck.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { AppError } from '@/lib/http/app-error'
import { documentKeys } from './keys'
import { documentsApi } from './operations'

interface Import {
  file: File
  /** Percent of the file that has been sent; at 100 it is being read. */
  onSent?: (percent: number) => void
  signal?: AbortSignal
}

/** Reads a deck from a file into the project. A file that is too large is refused before it is sent. */
export function useImportDeck(projectId: string) {
  const client = useQueryClient()
  return useMutation({
    async mutationFn({ file, onSent, signal }: Import) {
      if (file.size > DECK_LIMITS.maxFileBytes) {
        const message =
          'This file is larger than 20 MB. Compress its pictures, or export the deck without them.'
        throw new AppError(413, 'file_too_large', message)
      }
      return api(documentsApi.importDeck, { params: { id: projectId }, file, onSent, signal })
    },
    onSuccess(document) {
      client.setQueryData(documentKeys.detail(document.id), document)
      return client.invalidateQueries({ queryKey: documentKeys.list(projectId) })
    },
  })
}

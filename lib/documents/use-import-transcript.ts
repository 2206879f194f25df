'use client'

import { TRANSCRIPT_LIMITS } from '@shared/documents/transcript.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { AppError } from '@/lib/http/app-error'
import { documentKeys } from './keys'
import { DocumentSchema } from './schema'

/** A file, or text that was pasted; untitled, it is named after what it says of itself. */
export type TranscriptSource = { file: File } | { text: string; title?: string }

/** Reads a transcript into the project, from a file or from text that was pasted. */
export function useImportTranscript(projectId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (from: TranscriptSource) => {
      const path = `/projects/${projectId}/transcripts`
      if ('text' in from) {
        return api(path, { method: 'POST', body: from, schema: DocumentSchema })
      }
      if (from.file.size > TRANSCRIPT_LIMITS.maxFileBytes) {
        const message = 'This file is larger than 20 MB. Export it without the times of each word.'
        throw new AppError(413, 'file_too_large', message)
      }
      const headers = {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(from.file.name),
      }
      return api(path, { method: 'POST', body: from.file, headers, schema: DocumentSchema })
    },
    onSuccess(document) {
      client.setQueryData(documentKeys.detail(document.id), document)
      return client.invalidateQueries({ queryKey: documentKeys.list(projectId) })
    },
  })
}

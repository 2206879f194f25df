'use client'

import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { checkSize } from '@/lib/media/check-limits'
import { mediaLimitsQuery } from '@/lib/media/queries'
import { documentKeys } from './keys'
import { documentsApi } from './operations'

/** A file, or text that was pasted; untitled, it is named after what it says of itself. */
export type TranscriptSource = { file: File } | { text: string; title?: string }

const readingKey = (projectId: string) => ['import-transcript', projectId]

/** Whether a transcript is being read into the project: what is chosen until then is not what the user means. */
export function useIsReadingTranscript(projectId: string): boolean {
  return useIsMutating({ mutationKey: readingKey(projectId) }) > 0
}

/** Reads a transcript into the project, from a file or from text that was pasted. */
export function useImportTranscript(projectId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationKey: readingKey(projectId),
    mutationFn: async (from: TranscriptSource) => {
      const { of: limits } = await client.ensureQueryData(mediaLimitsQuery)
      const params = { id: projectId }
      if ('text' in from) {
        checkSize(new Blob([from.text]).size, 'transcript', limits)
        return api(documentsApi.importTranscript, { params, body: from })
      }
      checkSize(from.file.size, 'transcript', limits)
      return api(documentsApi.importTranscript, { params, file: from.file })
    },
    onSuccess(document) {
      client.setQueryData(documentKeys.detail(document.id), document)
      return client.invalidateQueries({ queryKey: documentKeys.list(projectId) })
    },
  })
}

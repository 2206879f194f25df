'use client'

import { StoryFileSchema } from '@shared/documents/story.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { documentKeys } from '@/lib/documents/keys'
import { api } from '@/lib/http/api-client'
import { storiesApi } from './operations'

/** As large as a document may be, and some room for how its JSON is laid out. */
const MAX_BYTES = 2 * 1024 * 1024

/** Reads a story that was exported as JSON into the project. What is wrong in it is said by its place. */
export function useImportStory(projectId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (file: File) => {
      if (file.size > MAX_BYTES) throw new Error('This file has more than 2 MB, so it is no story of ours.')
      return api(storiesApi.import, { params: { id: projectId }, body: readStory(await file.text()) })
    },
    onSuccess(document) {
      client.setQueryData(documentKeys.detail(document.id), document)
      return client.invalidateQueries({ queryKey: documentKeys.list(projectId) })
    },
  })
}

function readStory(text: string) {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new Error('This file is no JSON. Choose a story that was exported as JSON.', { cause })
  }
  const parsed = StoryFileSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue?.path.join('.') || 'the file'
  throw new Error(`This is no story that can be read. At ${place}: ${issue?.message}`)
}

import { z } from 'zod'
import { operation } from '@/lib/http/operation'
import { IdParams } from '@/lib/http/params'

/** Narrations over HTTP: their text is a document, their sound is here. */
export const narrationsApi = {
  audio: operation({
    method: 'GET',
    path: '/documents/{id}/audio',
    summary:
      'The sound of a narration, or of one of its parts, as a WAV file; a range of its bytes may be asked for.',
    params: IdParams,
    query: z.strictObject({
      /** The id of a slide or a chapter; without it, all of them. */
      part: z.string().min(1).max(64).optional(),
      /** As a file to keep, and not to play. */
      download: z.literal('1').optional(),
    }),
    status: 200,
    alsoStatus: [206],
    answersFile: ['audio/wav'],
  }),
  piece: operation({
    method: 'GET',
    path: '/spoken-pieces/{id}/audio',
    summary:
      'The sound of one sentence as a WAV file: what is spoken already, while the rest is being spoken.',
    params: IdParams,
    status: 200,
    answersFile: ['audio/wav'],
  }),
}

/** Where a narration is heard; `part` is the id of a slide or a chapter. */
export function audioHref(id: string, query: { part?: string; download?: '1' } = {}): string {
  const search = new URLSearchParams(query).toString()
  return `/api/documents/${id}/audio${search ? `?${search}` : ''}`
}

import { PICTURE_TYPES } from '@shared/documents/picture.ts'
import { StoryFileSchema } from '@shared/documents/story.ts'
import { z } from 'zod'
import { DocumentSchema } from '@/lib/documents/schema'
import { operation } from '@/lib/http/operation'
import { IdParams } from '@/lib/http/params'
import { KeepProgressSchema, ReadingProgressSchema, StoryPicturesSchema } from './schema'

/** Stories over HTTP: brought along as JSON, and where a reader is. One is made by starting a `story_generation`. */
export const storiesApi = {
  import: operation({
    method: 'POST',
    path: '/projects/{id}/stories',
    summary: 'A story that was exported as JSON, into the project.',
    params: IdParams,
    body: StoryFileSchema,
    maxBodyBytes: 2 * 1024 * 1024,
    status: 201,
    answer: DocumentSchema,
    location: '/documents/{id}',
  }),
  pictures: operation({
    method: 'GET',
    path: '/documents/{id}/pictures',
    summary: 'The pictures of a story of the caller’s, and which were refused when they were last asked for.',
    params: IdParams,
    status: 200,
    answer: StoryPicturesSchema,
  }),
  picture: operation({
    method: 'GET',
    path: '/documents/{id}/pictures/{pictureId}',
    summary: 'One picture of a story, as a file.',
    params: z.object({ id: z.uuid(), pictureId: z.uuid() }),
    status: 200,
    answersFile: PICTURE_TYPES,
    keptSeconds: 86_400,
  }),
  progress: operation({
    method: 'GET',
    path: '/documents/{id}/reading',
    summary: 'Where the caller is in a story of theirs, and what they answered to its questions.',
    params: IdParams,
    status: 200,
    answer: ReadingProgressSchema,
  }),
  keepProgress: operation({
    method: 'PATCH',
    path: '/documents/{id}/reading',
    summary: 'Keeps where the caller is in a story, or what they answered; what is not named stays.',
    params: IdParams,
    body: KeepProgressSchema,
    status: 200,
    answer: ReadingProgressSchema,
  }),
}

/** Where a picture is seen. Another picture has another address. */
export function pictureHref(storyId: string, pictureId: string): string {
  return `/api/documents/${storyId}/pictures/${pictureId}`
}

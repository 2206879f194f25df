import { StoryFileSchema } from '@shared/documents/story.ts'
import { DocumentSchema } from '@/lib/documents/schema'
import { operation } from '@/lib/http/operation'
import { IdParams } from '@/lib/http/params'
import { KeepProgressSchema, ReadingProgressSchema } from './schema'

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

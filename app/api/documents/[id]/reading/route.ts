import { route } from '@/lib/http/route'
import { storiesApi } from '@/lib/stories/operations'
import { keepReadingProgress, storyReads } from '@/lib/stories/server'

/** Where the caller is in a story of theirs, and what they answered to its questions. */
export const GET = route(storiesApi.progress, ({ supabase, params }) =>
  storyReads(supabase).getReadingProgress(params.id),
)

/** Keeps what is new of it. */
export const PATCH = route(storiesApi.keepProgress, ({ supabase, params, body }) =>
  keepReadingProgress(supabase, params.id, body),
)

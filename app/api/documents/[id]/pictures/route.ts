import { route } from '@/lib/http/route'
import { storiesApi } from '@/lib/stories/operations'
import { storyReads } from '@/lib/stories/server'

/** The pictures of a story, and which were refused when last asked for. */
export const GET = route(storiesApi.pictures, ({ supabase, params }) =>
  storyReads(supabase).listStoryPictures(params.id),
)

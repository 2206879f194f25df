import { route } from '@/lib/http/route'
import { storiesApi } from '@/lib/stories/operations'
import { pictureFile } from '@/lib/stories/picture-files'

/** The bytes of one picture. */
export const GET = route(storiesApi.picture, ({ supabase, params }) =>
  pictureFile(supabase, params.id, params.pictureId),
)

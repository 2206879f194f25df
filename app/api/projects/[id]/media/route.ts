import { IdParams } from '@/lib/http/params'
import { reply, route } from '@/lib/http/route'
import { NewMediaSchema } from '@/lib/media/schema'
import { createMedia, listMedia } from '@/lib/media/server'
import { projectReads } from '@/lib/projects/server'

/** The media of a project, newest first. */
export const GET = route({ params: IdParams }, async ({ supabase, params }) => {
  const [media] = await Promise.all([
    listMedia(supabase, params.id),
    projectReads(supabase).getProject(params.id),
  ])
  return { media }
})

/** Announces a file; its bytes go from the browser straight to Storage. */
export const POST = route({ params: IdParams, body: NewMediaSchema }, async ({ supabase, params, body }) =>
  reply(201, await createMedia(supabase, params.id, body)),
)

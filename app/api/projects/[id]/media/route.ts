import { route } from '@/lib/http/route'
import { mediaApi } from '@/lib/media/operations'
import { createMedia, listMedia } from '@/lib/media/server'
import { projectReads } from '@/lib/projects/server'

export const GET = route(mediaApi.list, async ({ supabase, params }) => {
  const [media] = await Promise.all([
    listMedia(supabase, params.id),
    projectReads(supabase).getProject(params.id),
  ])
  return { media }
})

export const POST = route(mediaApi.create, ({ supabase, params, body }) =>
  createMedia(supabase, params.id, body),
)

import { route } from '@/lib/http/route'
import { mediaApi } from '@/lib/media/operations'
import { finishMedia } from '@/lib/media/server'

export const POST = route(mediaApi.finish, ({ supabase, params }) => finishMedia(supabase, params.id))

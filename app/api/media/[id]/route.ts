import { route } from '@/lib/http/route'
import { mediaApi } from '@/lib/media/operations'
import { deleteMedia } from '@/lib/media/server'

export const DELETE = route(mediaApi.remove, ({ supabase, params }) => deleteMedia(supabase, params.id))

import { route } from '@/lib/http/route'
import { mediaLink } from '@/lib/media/link-server'
import { mediaApi } from '@/lib/media/operations'

export const GET = route(mediaApi.link, ({ supabase, params }) => mediaLink(supabase, params.id))

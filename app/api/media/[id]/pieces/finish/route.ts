import { route } from '@/lib/http/route'
import { mediaApi } from '@/lib/media/operations'
import { finishPieces } from '@/lib/media/pieces-server'

export const POST = route(mediaApi.finishPieces, ({ supabase, params, body }) =>
  finishPieces(supabase, params.id, body.count),
)

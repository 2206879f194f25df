import { route } from '@/lib/http/route'
import { mediaApi } from '@/lib/media/operations'
import { announcePieces } from '@/lib/media/pieces-server'

export const POST = route(mediaApi.announcePieces, ({ supabase, params, body }) =>
  announcePieces(supabase, params.id, body.pieces),
)

import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'
import { FinishPiecesSchema } from '@/lib/media/pieces-schema'
import { finishPieces } from '@/lib/media/pieces-server'

/** Pieces of a recording were sent: looks which are there. */
export const POST = route({ params: IdParams, body: FinishPiecesSchema }, ({ supabase, params, body }) =>
  finishPieces(supabase, params.id, body.count),
)

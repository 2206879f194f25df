import { IdParams } from '@/lib/http/params'
import { reply, route } from '@/lib/http/route'
import { AnnouncePiecesSchema } from '@/lib/media/pieces-schema'
import { announcePieces } from '@/lib/media/pieces-server'

/** Four hundred pieces of some 250 bytes each. */
const MAX_BODY_BYTES = 256 * 1024

/** Announces pieces of a recording; their bytes go from the browser straight to Storage. */
export const POST = route(
  { params: IdParams, body: AnnouncePiecesSchema, maxBodyBytes: MAX_BODY_BYTES },
  async ({ supabase, params, body }) => reply(201, await announcePieces(supabase, params.id, body.pieces)),
)

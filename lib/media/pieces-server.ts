import 'server-only'
import { answer } from '@/lib/data/rpc'
import type { Supabase } from '@/lib/supabase/server'
import { type NewPiece, type Pieces, PiecesSchema } from './pieces-schema'

/** Announces pieces of a recording; the same piece again is kept, so that a page that was reloaded goes on. */
export function announcePieces(supabase: Supabase, mediaId: string, pieces: NewPiece[]): Promise<Pieces> {
  return answer(supabase.rpc('announce_media_pieces', { media_id: mediaId, pieces }), PiecesSchema)
}

/** Says that the first `count` pieces were sent. Those that Storage lacks are still `uploading`, or gone. */
export function finishPieces(supabase: Supabase, mediaId: string, count: number): Promise<Pieces> {
  return answer(supabase.rpc('finish_media_pieces', { media_id: mediaId, count }), PiecesSchema)
}

import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import type { ClaimedTask } from './job-store.ts'
import type { ReadPiece, ReadRecording } from './kind.ts'
import { fileGone, openFile, storageAway } from './stored-files.ts'

type Owner = Pick<ClaimedTask, 'userId' | 'projectId'>

const RecordingSchema = z.object({ id: z.string(), name: z.string(), pieces_ready_at: z.string() })
const PieceSchema = z.object({
  position: z.number(),
  start: z.number(),
  seconds: z.number(),
  type: z.string(),
  bytes: z.number(),
  peak: z.number().nullable(),
  path: z.string(),
})
const PIECE = 'position, start:start_seconds, seconds, type, bytes, peak, path'

/** The worker's key sees every row, so the owner and the project are part of each question. */
export async function readRecording(
  client: SupabaseClient,
  { userId, projectId }: Owner,
  id: string,
  signal: AbortSignal,
): Promise<ReadRecording> {
  const mine = { user_id: userId, project_id: projectId }
  const media = await client
    .from('media')
    .select('id, name, pieces_ready_at')
    .match({ id, ...mine })
    .not('pieces_ready_at', 'is', null)
    .abortSignal(signal)
    .maybeSingle()
  if (media.error) throw storageAway(signal, media.error)
  if (!media.data) throw fileGone()
  const pieces = await client
    .from('media_pieces')
    .select(PIECE)
    .match({ media_id: id, status: 'ready', ...mine })
    .order('position')
    .abortSignal(signal)
  if (pieces.error) throw storageAway(signal, pieces.error)
  const { name } = RecordingSchema.parse(media.data)
  const rows = z.array(PieceSchema).parse(pieces.data)
  if (rows.length === 0) throw fileGone()
  return { id, name, pieces: rows.map(({ path: _path, ...piece }) => piece) }
}

/** The sound of one piece: a few megabytes at most, as SQL has it. */
export async function readPiece(
  client: SupabaseClient,
  { userId, projectId }: Owner,
  mediaId: string,
  position: number,
  signal: AbortSignal,
): Promise<ReadPiece> {
  const { data, error } = await client
    .from('media_pieces')
    .select(PIECE)
    .match({ media_id: mediaId, position, status: 'ready', user_id: userId, project_id: projectId })
    .abortSignal(signal)
    .maybeSingle()
  if (error) throw storageAway(signal, error)
  if (!data) throw fileGone()
  const { path, type, bytes } = PieceSchema.parse(data)
  return { type, bytes, open: () => openFile(client, path, signal) }
}

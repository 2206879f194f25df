import 'server-only'
import { UPLOAD_LIMITS, UploadLimitRowsSchema } from '@shared/documents/upload-limits.ts'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import type { Supabase } from '@/lib/supabase/server'
import type { MediaReads } from './reads'
import { type Media, type MediaLimits, MediaLimitsSchema, MediaSchema, type NewMedia } from './schema'

const MEDIA =
  'id, projectId:project_id, name, type, bytes, sha256, seconds, pixels, pages, status, reason, path, createdAt:created_at, updatedAt:updated_at, readyAt:ready_at, piecesReadyAt:pieces_ready_at'
const SETTINGS =
  'maxFilesPerProject:max_files_per_project, pieceSeconds:piece_seconds, pieceOverlapSeconds:piece_overlap_seconds, maxPieceBytes:max_piece_bytes, maxPieces:max_pieces'

/** A number of any precision is a string for some servers of REST, so that none of it is lost. */
const seconds = z.union([z.number(), z.string().transform(Number)]).nullable()
const RowSchema = z.looseObject({ seconds }).pipe(MediaSchema)

const SettingsSchema = MediaLimitsSchema.omit({ of: true })

/** How large files may be, and how recordings are cut. */
export async function mediaLimits(supabase: Supabase): Promise<MediaLimits> {
  const [of, settings] = await Promise.all([
    answer(supabase.from('upload_limits').select(UPLOAD_LIMITS), UploadLimitRowsSchema),
    answer(supabase.from('media_settings').select(SETTINGS).single(), SettingsSchema),
  ])
  return { of, ...settings }
}

/** The media of a project, newest first. */
export function listMedia(supabase: Supabase, projectId: string): Promise<Media[]> {
  const rows = supabase.from('media').select(MEDIA).eq('project_id', projectId)
  return answer(rows.order('created_at', { ascending: false }).limit(500), z.array(RowSchema))
}

/** Reads of media as the user of this client. */
export function mediaReads(supabase: Supabase): MediaReads {
  return {
    listMedia: (projectId) => listMedia(supabase, projectId),
    mediaLimits: () => mediaLimits(supabase),
  }
}

/** Announces a file; the same content again is the same media, so that its upload goes on. */
export function createMedia(supabase: Supabase, projectId: string, media: NewMedia): Promise<Media> {
  const { name, type, bytes, sha256, seconds, pixels, pages } = media
  const call = supabase.rpc('create_media', {
    project_id: projectId,
    name,
    type,
    bytes,
    sha256,
    ...(seconds !== null && { seconds }),
    ...(pixels !== null && { pixels }),
    ...(pages !== null && { pages }),
  })
  return answer(call, MediaSchema)
}

/** Says that all of a file was sent: it is ready, or rejected when Storage has another size. */
export function finishMedia(supabase: Supabase, id: string): Promise<Media> {
  return answer(supabase.rpc('finish_media', { media_id: id }), MediaSchema)
}

/** Deletes media: closed at once, the bytes go with the next housekeeping. */
export async function deleteMedia(supabase: Supabase, id: string): Promise<void> {
  await answer(supabase.rpc('delete_media', { media_id: id }), z.unknown())
}

import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import { mediumOf, sizeInWords, UPLOAD_LIMITS, UploadLimitRowsSchema } from '../documents/upload-limits.ts'
import { FatalError } from './errors.ts'
import type { ClaimedTask } from './job-store.ts'
import type { ReadMedia } from './kind.ts'
import { downloadFile, fileGone, storageAway } from './stored-files.ts'

const MediaRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  path: z.string(),
})

/** The worker's key sees every file, so the owner and the project are part of the question. */
export async function readMedia(
  client: SupabaseClient,
  task: Pick<ClaimedTask, 'userId' | 'projectId'>,
  id: string,
  signal: AbortSignal,
): Promise<ReadMedia> {
  const row = client
    .from('media')
    .select('id, name, type, bytes, path')
    .eq('id', id)
    .eq('user_id', task.userId)
    .eq('project_id', task.projectId)
    .eq('status', 'ready')
    .abortSignal(signal)
    .maybeSingle()
  const [found, limits] = await Promise.all([
    row,
    client.from('upload_limits').select(UPLOAD_LIMITS).abortSignal(signal),
  ])
  const error = found.error ?? limits.error
  if (error) throw storageAway(signal, error)
  if (!found.data) throw fileGone()
  const { path, bytes: size, ...media } = MediaRowSchema.parse(found.data)
  const limit = UploadLimitRowsSchema.parse(limits.data)[mediumOf(media.type)]
  if (size > limit.maxBytes) {
    const message = `This file has ${sizeInWords(size)}; one step of a job reads at most ${sizeInWords(limit.maxBytes)}.`
    throw new FatalError('media_too_large', message)
  }
  const stored = await downloadFile(client, path, signal)
  return { ...media, limit, bytes: new Uint8Array(await stored.arrayBuffer()) }
}

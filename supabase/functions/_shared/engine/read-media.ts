import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import { FatalError } from './errors.ts'
import type { ClaimedTask } from './job-store.ts'
import type { ReadMedia } from './kind.ts'
import { downloadFile, fileGone, storageAway } from './stored-files.ts'

/** All tasks of an isolate share its 256 MB. */
const MAX_MEDIA_BYTES = 25 * 1024 * 1024

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
  const { data, error } = await client
    .from('media')
    .select('id, name, type, bytes, path')
    .eq('id', id)
    .eq('user_id', task.userId)
    .eq('project_id', task.projectId)
    .eq('status', 'ready')
    .abortSignal(signal)
    .maybeSingle()
  if (error) throw storageAway(signal, error)
  if (!data) throw fileGone()
  const { path, bytes: size, ...media } = MediaRowSchema.parse(data)
  if (size > MAX_MEDIA_BYTES) {
    throw new FatalError('media_too_large', 'This file is larger than one step of a job can read.')
  }
  const stored = await downloadFile(client, path, signal)
  return { ...media, bytes: new Uint8Array(await stored.arrayBuffer()) }
}

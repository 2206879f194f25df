import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import { FatalError, RetryableError } from './errors.ts'
import type { ClaimedTask } from './job-store.ts'
import type { ReadMedia } from './kind.ts'

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
  if (error) throw unavailable(signal, error)
  if (!data) throw gone()
  const { path, bytes: size, ...media } = MediaRowSchema.parse(data)
  if (size > MAX_MEDIA_BYTES) {
    throw new FatalError('media_too_large', 'This file is larger than one step of a job can read.')
  }
  const stored = await client.storage.from('media').download(path, {}, { signal })
  if (stored.error) {
    const status = 'status' in stored.error ? Number(stored.error.status) : 0
    throw status === 400 || status === 404 ? gone(stored.error) : unavailable(signal, stored.error)
  }
  return { ...media, bytes: new Uint8Array(await stored.data.arrayBuffer()) }
}

function gone(cause?: unknown): FatalError {
  return new FatalError('media_not_found', 'The file this job was started from is no longer there.', {
    cause,
  })
}

function unavailable(signal: AbortSignal, cause: unknown): Error {
  if (signal.aborted) return signal.reason as Error
  return new RetryableError('database_unavailable', 'Storage did not answer; the task is tried again.', {
    cause,
  })
}

import type { SupabaseClient } from '@supabase/supabase-js'
import { FatalError, RetryableError } from './errors.ts'

/** The bytes of a stored file; its row says whose it is, and has been asked before. */
export async function downloadFile(client: SupabaseClient, path: string, signal: AbortSignal): Promise<Blob> {
  const { data, error } = await client.storage.from('media').download(path, {}, { signal })
  if (!error) return data
  throw notRead(error, signal)
}

/** The same as they come, for what is passed on and never held as a whole. */
export async function openFile(
  client: SupabaseClient,
  path: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { data, error } = await client.storage.from('media').download(path, {}, { signal }).asStream()
  if (!error) return data
  throw notRead(error, signal)
}

function notRead(error: Error, signal: AbortSignal): Error {
  const status = 'status' in error ? Number(error.status) : 0
  return status === 400 || status === 404 ? fileGone(error) : storageAway(signal, error)
}

export function fileGone(cause?: unknown): FatalError {
  return new FatalError('media_not_found', 'The file this job was started from is no longer there.', {
    cause,
  })
}

export function storageAway(signal: AbortSignal, cause: unknown): Error {
  if (signal.aborted) return signal.reason as Error
  return new RetryableError('database_unavailable', 'Storage did not answer; the task is tried again.', {
    cause,
  })
}

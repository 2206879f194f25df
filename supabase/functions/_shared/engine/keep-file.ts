import type { SupabaseClient } from '@supabase/supabase-js'
import type { z } from 'zod'
import { RetryableError } from './errors.ts'

/** Puts bytes that were made by a job where its row says. Not aborted with the job: what was paid for is kept. */
export async function keepFile(
  client: SupabaseClient,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<void> {
  const { error } = await client.storage.from('media').upload(path, bytes, { contentType: type })
  if (error) throw notKept(error)
}

/** What a verb that writes answered; throws RetryableError('database_unavailable') where it did not. */
export async function written<T>(
  call: PromiseLike<{ data: unknown; error: unknown }>,
  schema: z.ZodType<T>,
): Promise<T> {
  const { data, error } = await call
  const parsed = schema.safeParse(data)
  if (error || !parsed.success) throw notKept(error ?? parsed.error)
  return parsed.data
}

function notKept(cause: unknown): RetryableError {
  return new RetryableError('database_unavailable', 'Storage did not answer; the task is tried again.', {
    cause,
  })
}

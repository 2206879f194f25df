import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import { checkDocument } from './check-document.ts'
import { FatalError, RetryableError } from './errors.ts'
import type { ClaimedTask } from './job-store.ts'
import type { NewDocument } from './kind.ts'

/** Writes a document in the middle of a job: once for a task, however often it is tried again. Returns its id. */
export async function keepDocument(
  client: SupabaseClient,
  task: ClaimedTask,
  document: NewDocument,
  signal: AbortSignal,
): Promise<string> {
  const content = checkDocument(`${task.kind}/${task.stage}`, document)
  const { type, title } = document
  const lease = { task_id: task.taskId, lease_token: task.leaseToken }
  const { data, error } = await client
    .rpc('keep_document', { ...lease, type, title, content })
    .abortSignal(signal)
  if (error && signal.aborted) throw signal.reason
  if (error?.code.startsWith('23')) {
    throw new FatalError('result_rejected', 'The database refused what this step produced.', { cause: error })
  }
  // A lost lease ends the attempt by its own signal in a moment; whoever holds it now writes the same document.
  const id = z.string().safeParse(data)
  if (error || !id.success) {
    const message = 'The database did not keep the document; the task is tried again.'
    throw new RetryableError('database_unavailable', message, { cause: error })
  }
  return id.data
}

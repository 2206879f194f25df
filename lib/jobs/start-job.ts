import 'server-only'
import { kinds } from '@shared/kinds/registry.ts'
import { after } from 'next/server'
import { z } from 'zod'
import { AppError } from '@/lib/http/app-error'
import { parse } from '@/lib/http/parse'
import { reply } from '@/lib/http/route'
import { log } from '@/lib/log'
import type { Supabase } from '@/lib/supabase/server'
import { generatingMessage } from './generating-message'
import { kickWorker } from './kick'
import type { Job, JobStarted, StartJob } from './schema'
import { enqueueJob } from './server'
import { shownStatus } from './status'

const IdempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'Use 1 to 200 visible ASCII characters.')
  .nullable()

/** Starts a job: one round trip to the database, 202, and the kick once the answer is on its way. */
export async function startJob(request: Request, supabase: Supabase, start: StartJob): Promise<Response> {
  const kind = Object.hasOwn(kinds, start.kind) ? kinds[start.kind] : undefined
  if (!kind) throw new AppError(422, 'unknown_kind', `There is no kind of job called "${start.kind}".`)
  const input = parse(kind.input, start.input, ['input']) as StartJob['input']
  const key = parse(IdempotencyKeySchema, request.headers.get('idempotency-key'), ['Idempotency-Key'])

  const { job, created } = await enqueueJob(supabase, { ...start, input }, key)
  log('job_enqueued', { job: job.id, kind: job.kind, created })
  after(() => kickWorker({ jobId: job.id }))
  return reply(202, startedAnswer(job, created))
}

function startedAnswer(job: Job, created: boolean): JobStarted {
  const from = Date.parse(job.startedAt ?? job.createdAt)
  return {
    jobId: job.id,
    status: shownStatus(job),
    estimatedCompletionAt: job.finishedAt ?? new Date(from + job.estimate.highSeconds * 1000).toISOString(),
    message: generatingMessage(job),
    created,
    job,
  }
}

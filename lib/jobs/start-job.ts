import 'server-only'
import { type JobStarted, jobStarted } from '@shared/http/job-started.ts'
import { kinds } from '@shared/kinds/registry.ts'
import { after } from 'next/server'
import { z } from 'zod'
import { AppError } from '@/lib/http/app-error'
import { parse } from '@/lib/http/parse'
import { log } from '@/lib/log'
import type { Supabase } from '@/lib/supabase/server'
import { kickWorker } from './kick'
import { kindLabels } from './kind-labels'
import type { StartJob } from './schema'
import { enqueueJob } from './server'

const IdempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'Use 1 to 200 visible ASCII characters.')
  .nullable()

/** Starts a job: one round trip to the database, and the kick once the answer is on its way. */
export async function startJob(request: Request, supabase: Supabase, start: StartJob): Promise<JobStarted> {
  const kind = Object.hasOwn(kinds, start.kind) ? kinds[start.kind] : undefined
  if (!kind) throw new AppError(422, 'unknown_kind', `There is no kind of job called "${start.kind}".`)
  const input = parse(kind.input, start.input, ['input']) as StartJob['input']
  const key = parse(IdempotencyKeySchema, request.headers.get('idempotency-key'), ['Idempotency-Key'])

  const { job, created } = await enqueueJob(supabase, { ...start, input }, key)
  log('job_enqueued', { job: job.id, kind: job.kind, created })
  after(() => kickWorker({ jobId: job.id }))
  return jobStarted(job, created, kindLabels(job.kind).noun)
}

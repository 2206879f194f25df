import 'server-only'
import { JobSchema } from '@shared/engine/job.ts'
import { EnqueuedSchema } from '@shared/http/job-started.ts'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import type { Supabase } from '@/lib/supabase/server'
import type { JobReads } from './reads'
import {
  DismissedSchema,
  type Job,
  JobDetailSchema,
  JobPageSchema,
  JobPartsSchema,
  JobSilenceSchema,
  type StartJob,
} from './schema'

/** A tab holds all that is current, up to this many: the newest. Older ones follow when some of these were seen. */
const MOST_CURRENT = 100

/** Reads of jobs as the user of this client. */
export function jobReads(supabase: Supabase): JobReads {
  const listJobs: JobReads['listJobs'] = ({ status, projectId, cursor }) => {
    const page = status === 'current' ? { max_jobs: MOST_CURRENT } : {}
    return answer(
      supabase.rpc('list_jobs', { status, project_id: projectId, cursor, ...page }),
      JobPageSchema,
    )
  }
  return {
    currentJobs: async () => (await listJobs({ status: 'current' })).jobs,
    listJobs,
    getJob: (id) => answer(supabase.rpc('get_job', { job_id: id }), JobDetailSchema),
    getJobParts: (id, after) =>
      answer(supabase.rpc('get_job_parts', { job_id: id, after_event: after }), JobPartsSchema),
    getJobSilence: (id) => answer(supabase.rpc('get_job_silence', { job_id: id }), JobSilenceSchema),
    dismissedFailures() {
      const rows = supabase.from('dismissed_failures').select('id:job_id, run')
      return answer(rows.order('dismissed_at', { ascending: false }).limit(500), z.array(DismissedSchema))
    },
  }
}

/** Starts a job, or finds the identical one under way, in one round trip. */
export function enqueueJob(supabase: Supabase, start: StartJob, idempotencyKey: string | null) {
  return answer(
    supabase.rpc('enqueue_job', {
      kind: start.kind,
      project_id: start.projectId,
      input: start.input as never,
      ...(idempotencyKey !== null && { idempotency_key: idempotencyKey }),
      ...(start.priority !== undefined && { priority: start.priority }),
      ...(start.dependsOn && { depends_on: start.dependsOn }),
    }),
    EnqueuedSchema,
  )
}

/** Cancels a live job. What is finished is kept. */
export function cancelJob(supabase: Supabase, jobId: string): Promise<Job> {
  return answer(supabase.rpc('cancel_job', { job_id: jobId }), JobSchema)
}

/** Runs a failed job again or continues a cancelled one; finished tasks are kept. */
export function retryJob(supabase: Supabase, jobId: string): Promise<Job> {
  return answer(supabase.rpc('retry_job', { job_id: jobId }), JobSchema)
}

/** Marks ended jobs as seen. Answers the ids that this call marked. */
export function acknowledgeJobs(supabase: Supabase, jobIds: string[]): Promise<string[]> {
  return answer(supabase.rpc('acknowledge_jobs', { job_ids: jobIds }), z.array(z.uuid()))
}

/** Its owner need not be told of this failure again, on no device. */
export function dismissFailure(supabase: Supabase, jobId: string) {
  return answer(supabase.rpc('dismiss_failure', { job_id: jobId }), DismissedSchema)
}

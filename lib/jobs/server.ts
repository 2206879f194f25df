import 'server-only'
import { JobSchema } from '@shared/engine/job.ts'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import type { Supabase } from '@/lib/supabase/server'
import { newestOfEach } from './newest-of-each'
import type { JobReads } from './reads'
import { type Job, JobDetailSchema, JobPageSchema, JobPartsSchema, type StartJob } from './schema'

/** Reads of jobs as the user of this client. */
export function jobReads(supabase: Supabase): JobReads {
  const list = (filter: { status?: string; project_id?: string; cursor?: string; max_jobs?: number }) =>
    answer(supabase.rpc('list_jobs', filter), JobPageSchema)
  return {
    async currentJobs() {
      const [active, newest] = await Promise.all([list({ status: 'active', max_jobs: 100 }), list({})])
      const unseen = newest.jobs.filter(isUnseen)
      return newestOfEach([...active.jobs, ...unseen])
    },
    listJobs: ({ status, projectId, cursor }) => list({ status, project_id: projectId, cursor }),
    getJob: (id) => answer(supabase.rpc('get_job', { job_id: id }), JobDetailSchema),
    getJobParts: (id, after) =>
      answer(supabase.rpc('get_job_parts', { job_id: id, after_event: after }), JobPartsSchema),
  }
}

/** Ended on its own and nobody was told yet. Who cancels a job knows it. */
function isUnseen(job: Job): boolean {
  return (job.status === 'completed' || job.status === 'failed') && job.acknowledgedAt === null
}

const EnqueuedSchema = z.object({ job: JobSchema, created: z.boolean() })

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

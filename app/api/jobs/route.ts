import { z } from 'zod'
import { route } from '@/lib/http/route'
import { JOB_FILTERS, StartJobSchema } from '@/lib/jobs/schema'
import { jobReads } from '@/lib/jobs/server'
import { startJob } from '@/lib/jobs/start-job'

const Query = z.strictObject({
  /** `current`: what is live, and what ended on its own without anybody having seen it; a hundred a page. */
  status: z.enum([...JOB_FILTERS, 'current']).optional(),
  projectId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
})

/** The caller's jobs, newest first. */
export const GET = route({ query: Query }, ({ supabase, query }) => jobReads(supabase).listJobs(query))

/** Starts a job of any kind. An `Idempotency-Key` makes it safe to send again. */
export const POST = route({ body: StartJobSchema }, ({ request, supabase, body }) =>
  startJob(request, supabase, body),
)

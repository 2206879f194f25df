import { route } from '@/lib/http/route'
import { AcknowledgeSchema } from '@/lib/jobs/schema'
import { acknowledgeJobs } from '@/lib/jobs/server'

/** Marks ended jobs as seen; answers the ids that this call marked, so that one tab alone tells of them. */
export const POST = route({ body: AcknowledgeSchema }, async ({ supabase, body }) => ({
  acknowledged: await acknowledgeJobs(supabase, body.jobIds),
}))

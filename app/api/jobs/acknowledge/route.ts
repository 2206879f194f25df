import { route } from '@/lib/http/route'
import { jobsApi } from '@/lib/jobs/operations'
import { acknowledgeJobs } from '@/lib/jobs/server'

/** Each job is answered to one call alone, so that one tab alone tells of it. */
export const POST = route(jobsApi.acknowledge, async ({ supabase, body }) => ({
  acknowledged: await acknowledgeJobs(supabase, body.jobIds),
}))

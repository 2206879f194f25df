import { route } from '@/lib/http/route'
import { jobsApi } from '@/lib/jobs/operations'
import { jobReads } from '@/lib/jobs/server'

export const GET = route(jobsApi.dismissed, async ({ supabase }) => ({
  dismissed: await jobReads(supabase).dismissedFailures(),
}))

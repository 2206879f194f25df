import { route } from '@/lib/http/route'
import { jobsApi } from '@/lib/jobs/operations'
import { jobReads } from '@/lib/jobs/server'

export const GET = route(jobsApi.parts, ({ supabase, params, query }) =>
  jobReads(supabase).getJobParts(params.id, query.after),
)

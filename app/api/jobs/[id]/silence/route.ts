import { route } from '@/lib/http/route'
import { jobsApi } from '@/lib/jobs/operations'
import { jobReads } from '@/lib/jobs/server'

export const GET = route(jobsApi.silence, ({ supabase, params }) =>
  jobReads(supabase).getJobSilence(params.id),
)

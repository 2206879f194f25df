import { route } from '@/lib/http/route'
import { jobsApi } from '@/lib/jobs/operations'
import { jobReads } from '@/lib/jobs/server'

export const GET = route(jobsApi.get, ({ supabase, params }) => jobReads(supabase).getJob(params.id))

import { route } from '@/lib/http/route'
import { jobsApi } from '@/lib/jobs/operations'
import { jobReads } from '@/lib/jobs/server'
import { startJob } from '@/lib/jobs/start-job'

export const GET = route(jobsApi.list, ({ supabase, query }) => jobReads(supabase).listJobs(query))

export const POST = route(jobsApi.start, ({ request, supabase, body }) => startJob(request, supabase, body))

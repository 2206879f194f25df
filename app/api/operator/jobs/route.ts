import { route } from '@/lib/http/route'
import { operatorApi } from '@/lib/operator/operations'
import { operatorVerbs } from '@/lib/operator/server'

export const GET = route(operatorApi.listJobs, async ({ supabase, query }) => ({
  jobs: await operatorVerbs(supabase).listJobs(query),
}))

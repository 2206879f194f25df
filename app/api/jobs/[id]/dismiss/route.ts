import { route } from '@/lib/http/route'
import { jobsApi } from '@/lib/jobs/operations'
import { dismissFailure } from '@/lib/jobs/server'

/** A failure of another run is news. */
export const POST = route(jobsApi.dismiss, ({ supabase, params }) => dismissFailure(supabase, params.id))

import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'
import { jobReads } from '@/lib/jobs/server'

/** A job, its tasks and its time line. */
export const GET = route({ params: IdParams }, ({ supabase, params }) => jobReads(supabase).getJob(params.id))

import { z } from 'zod'
import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'
import { jobReads } from '@/lib/jobs/server'

const Query = z.strictObject({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
})

/** The finished parts of a job since a cursor: pass the answer's `lastEvent` as `after` to go on. */
export const GET = route({ params: IdParams, query: Query }, ({ supabase, params, query }) =>
  jobReads(supabase).getJobParts(params.id, query.after),
)

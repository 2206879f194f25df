import { IdParams } from '@/lib/http/params'
import { reply, route } from '@/lib/http/route'
import { cancelJob } from '@/lib/jobs/server'

/** Cancels a live job. Finished parts are kept; its model calls stop with the worker's next heartbeat. */
export const POST = route({ params: IdParams }, async ({ supabase, params }) =>
  reply(202, { job: await cancelJob(supabase, params.id) }),
)

import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'
import { operatorVerbs } from '@/lib/operator/server'

/** One job of anybody, with its tasks and time line; for operators. */
export const GET = route({ params: IdParams }, ({ supabase, params }) =>
  operatorVerbs(supabase).getJob(params.id),
)

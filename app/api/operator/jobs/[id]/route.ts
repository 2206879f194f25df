import { route } from '@/lib/http/route'
import { operatorApi } from '@/lib/operator/operations'
import { operatorVerbs } from '@/lib/operator/server'

export const GET = route(operatorApi.getJob, ({ supabase, params }) =>
  operatorVerbs(supabase).getJob(params.id),
)

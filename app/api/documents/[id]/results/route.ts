import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'
import { trainingReads } from '@/lib/trainings/server'

/** Of each checkpoint of the caller's training that was answered: attempts, best and last score. */
export const GET = route({ params: IdParams }, async ({ supabase, params }) => ({
  results: await trainingReads(supabase).trainingResults(params.id),
}))

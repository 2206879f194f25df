import { route } from '@/lib/http/route'
import { trainingsApi } from '@/lib/trainings/operations'
import { trainingReads } from '@/lib/trainings/server'

/** Of each checkpoint of the caller's training that was answered: attempts, best and last score. */
export const GET = route(trainingsApi.results, async ({ supabase, params }) => ({
  results: await trainingReads(supabase).trainingResults(params.id),
}))

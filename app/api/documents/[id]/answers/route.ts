import { route } from '@/lib/http/route'
import { trainingsApi } from '@/lib/trainings/operations'
import { trainingReads } from '@/lib/trainings/server'

/** What the caller answered to the checkpoints of a training, newest first. */
export const GET = route(trainingsApi.listAnswers, async ({ supabase, params }) => ({
  answers: await trainingReads(supabase).listAnswers(params.id),
}))

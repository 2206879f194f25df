import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'
import { trainingReads } from '@/lib/trainings/server'

/** What the caller answered to the checkpoints of a training, newest first. */
export const GET = route({ params: IdParams }, async ({ supabase, params }) => ({
  answers: await trainingReads(supabase).listAnswers(params.id),
}))

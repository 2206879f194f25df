import 'server-only'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import type { Supabase } from '@/lib/supabase/server'
import type { TrainingReads } from './reads'
import { AnswerSchema, CheckpointResultSchema } from './schema'

/** Reads of answers as the user of this client. */
export function trainingReads(supabase: Supabase): TrainingReads {
  return {
    listAnswers: (trainingId) =>
      answer(supabase.rpc('list_answers', { training_id: trainingId }), z.array(AnswerSchema)),
    trainingResults: (trainingId) =>
      answer(supabase.rpc('training_results', { training_id: trainingId }), z.array(CheckpointResultSchema)),
  }
}

import { z } from 'zod'
import { operation } from '@/lib/http/operation'
import { IdParams } from '@/lib/http/params'
import { AnswerSchema, CheckpointResultSchema } from './schema'

/** Answers to the checkpoints of a training over HTTP; one is given by starting a `checkpoint_evaluation`. */
export const trainingsApi = {
  listAnswers: operation({
    method: 'GET',
    path: '/documents/{id}/answers',
    summary: 'What the caller answered to the checkpoints of a training, newest first.',
    params: IdParams,
    status: 200,
    answer: z.object({ answers: z.array(AnswerSchema) }),
  }),
  results: operation({
    method: 'GET',
    path: '/documents/{id}/results',
    summary: "Of each checkpoint of the caller's training that was answered: attempts, best and last score.",
    params: IdParams,
    status: 200,
    answer: z.object({ results: z.array(CheckpointResultSchema) }),
  }),
}

import { EvaluationSchema } from '@shared/kinds/checkpoint_evaluation/schema.ts'
import { type Answer, AnswerSchema } from '@/lib/trainings/schema'
import { JOB_ID } from '../jobs/job-fixture.ts'

export const evaluation = EvaluationSchema.parse({
  score: 60,
  right: [{ text: 'It is the water.', quote: 'some hot water', expected: 'The water.' }],
  missing: [{ text: 'And the lid.', expected: 'The lid is hot, too.' }],
  feedback: 'The water is right. Look at the lid again.',
  dropped: 0,
  question: 'What is hot?',
  modelAnswer: 'The water. The lid is hot, too.',
  model: { name: 'test-model', offline: false },
})

/** An evaluated answer to `q1`; `changes` make it what a test needs. */
export function answerFixture(number: number, changes: Record<string, unknown> = {}): Answer {
  return AnswerSchema.parse({
    id: `7a0c5fd4-2f1f-4a55-9b86-${String(number).padStart(12, '0')}`,
    checkpointId: 'q1',
    question: 'What is hot?',
    answer: `Answer ${number}: some hot water`,
    jobId: JOB_ID,
    evaluation,
    createdAt: '2026-01-01T09:00:00Z',
    ...changes,
  })
}

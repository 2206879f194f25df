import { randomUUID } from 'node:crypto'
import { asUser, type Sql } from './database.ts'
import type { Owner } from './engine.ts'

export const QUESTION = 'What comes after the tank is removed?'
export const MODEL_ANSWER = 'Rinse the tank with warm water. Then let it dry for ten minutes.'

/** As much of a training as the database looks at. */
const content = {
  checkpoints: [
    { id: 'q1', question: QUESTION, answer: MODEL_ANSWER, lines: [1], start: 0 },
    {
      id: 'q2',
      question: 'What is the powder for?',
      answer: 'It cleans the brew group.',
      lines: [],
      start: null,
    },
    { id: 'q3', question: 'Who signs?', answer: ' ', lines: [], start: null },
  ],
}

/** A training with two checkpoints that can be answered, `q1` and `q2`, and one that has no model answer, `q3`; its id. */
export async function createTraining(sql: Sql, owner: Owner): Promise<string> {
  const [row] = await asUser(
    sql,
    owner.userId,
    (tx) => tx`
      select public.create_document(${owner.projectId}, 'sop', 'A training', ${sql.json(content)}) ->> 'id' as id`,
  )
  return String(row?.id)
}

/** An answer of this learner to a training of that owner, evaluated: with a score alone unless a whole evaluation is given; its id. */
export async function keepAnswer(
  sql: Sql,
  learnerId: string,
  trainingId: string,
  {
    score = 50,
    evaluation = { score },
    checkpointId = 'q1',
    ownerId = learnerId,
  }: { score?: number; evaluation?: { score: number }; checkpointId?: string; ownerId?: string } = {},
): Promise<string> {
  const [row] = await sql`
    insert into public.checkpoint_answers
      (user_id, owner_id, training_id, checkpoint_id, question, answer, job_id, evaluation, evaluated_at)
    values (${learnerId}, ${ownerId}, ${trainingId}, ${checkpointId}, ${QUESTION}, 'Rinse it.', ${randomUUID()},
      ${sql.json(evaluation)}, now())
    returning id`
  return String(row?.id)
}

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { asUser, createUser } from '../support/database.ts'
import {
  type ClaimedTask,
  claim,
  command,
  complete,
  createOwner,
  enqueue,
  fail,
  type Owner,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'
import { createTraining, keepAnswer, QUESTION } from '../support/trainings.ts'

const { sql } = freshDatabase(4)
let owner: Owner
let trainingId: string

beforeAll(async () => {
  owner = await createOwner(sql)
  trainingId = await createTraining(sql, owner)
})

const start = (input: Record<string, string> = {}, who = owner) =>
  enqueue(sql, who, {
    kind: 'checkpoint_evaluation',
    input: { trainingId, checkpointId: 'q1', answer: 'Rinse it.', ...input },
  })

const rowsOf = (jobId: string) => sql`select * from public.checkpoint_answers where job_id = ${jobId}`

/** The task of this job, whatever else is due. */
async function taskOf(jobId: string): Promise<ClaimedTask> {
  const task = (await claim(sql, 100)).find((each) => each.jobId === jobId)
  if (!task) throw new Error('The task was not claimable')
  return task
}

async function evaluate(answer: string, score: number): Promise<string> {
  const { job } = await start({ answer })
  await complete(sql, await taskOf(job.id), { output: { score }, finish: { result: { score } } })
  return job.id
}

async function read(verb: 'list_answers' | 'training_results', id = trainingId, userId = owner.userId) {
  const [row] = await asUser(sql, userId, (tx) => tx`select ${tx('public')}.${tx(verb)}(${id}) as value`)
  return row?.value as Record<string, unknown>[]
}

describe('an answer', () => {
  test('is kept with its question when its evaluation starts, and gets it when that ends', async () => {
    const { job } = await start({ answer: 'Dry it.' })
    expect(await rowsOf(job.id)).toMatchObject([
      {
        user_id: owner.userId,
        owner_id: owner.userId,
        question: QUESTION,
        answer: 'Dry it.',
        evaluation: null,
      },
    ])
    await complete(sql, await taskOf(job.id), { output: { score: 40 }, finish: { result: { score: 40 } } })
    expect(await rowsOf(job.id)).toMatchObject([{ evaluation: { score: 40 }, score: 40 }])
    expect((await rowsOf(job.id))[0]?.evaluated_at).not.toBeNull()
  })

  test('sent twice at once is kept once; sent again after its evaluation it is another attempt', async () => {
    const both = await Promise.all([start({ answer: 'Twice.' }), start({ answer: 'Twice.' })])
    expect(both.map(({ created }) => created).sort()).toEqual([false, true])
    const count = async () =>
      (await sql`select from public.checkpoint_answers where answer = 'Twice.'`).length
    expect(await count()).toBe(1)
    const id = both[0]?.job.id ?? ''
    await complete(sql, await taskOf(id), { output: { score: 9 }, finish: { result: { score: 9 } } })
    await start({ answer: 'Twice.' })
    expect(await count()).toBe(2)
  })

  test('whose evaluation failed is kept without one, and gets it from a retry', async () => {
    const { job } = await start({ answer: 'Again.' })
    await fail(sql, await taskOf(job.id), false)
    expect(await rowsOf(job.id)).toMatchObject([{ answer: 'Again.', evaluation: null }])
    await command(sql, 'retry_job', owner.userId, job.id)
    await complete(sql, await taskOf(job.id), { output: { score: 70 }, finish: { result: { score: 70 } } })
    expect(await rowsOf(job.id)).toMatchObject([{ score: 70 }])
  })

  test('stays when its job is gone, and goes with its training', async () => {
    const other = await createTraining(sql, owner)
    const { job } = await start({ trainingId: other })
    await command(sql, 'cancel_job', owner.userId, job.id)
    await sql`delete from public.jobs where id = ${job.id}`
    expect(await rowsOf(job.id)).toHaveLength(1)
    await asUser(sql, owner.userId, (tx) => tx`select public.delete_document(${other})`)
    expect(await rowsOf(job.id)).toHaveLength(0)
  })

  test('with a score that is none does not end its job', async () => {
    const { job } = await start({ answer: 'Never.' })
    const task = await taskOf(job.id)
    await expect(
      complete(sql, task, { output: { score: 101 }, finish: { result: { score: 101 } } }),
    ).rejects.toMatchObject({ code: 'OFS03' })
    expect(await rowsOf(job.id)).toMatchObject([{ evaluation: null }])
    await fail(sql, task, false)
  })
})

describe('what is no answer to a checkpoint is refused, and nothing is kept', () => {
  test.each<[string, Record<string, string>, string, string]>([
    ['an empty one', { answer: ' \n\t ' }, 'OFS03', 'answer'],
    ['one that is too long', { answer: 'a'.repeat(4001) }, 'OFS03', 'answer'],
    ['a question that the training does not have', { checkpointId: 'q9' }, 'OFS02', 'checkpointId'],
    ['a question without a model answer', { checkpointId: 'q3' }, 'OFS08', 'checkpointId'],
    ['a training that does not exist', { trainingId: randomUUID() }, 'OFS02', 'trainingId'],
    ['what is no id', { trainingId: 'x' }, 'OFS02', 'trainingId'],
  ])('%s', async (_name, input, code, detail) => {
    const before = await sql`select count(*)::int as n from public.checkpoint_answers`
    await expect(start(input)).rejects.toMatchObject({ code, detail })
    expect(await sql`select count(*)::int as n from public.checkpoint_answers`).toEqual(before)
  })

  test('one that names nothing', async () => {
    await expect(enqueue(sql, owner, { kind: 'checkpoint_evaluation' })).rejects.toMatchObject({
      code: 'OFS02',
    })
  })

  test('a question of another training', async () => {
    const [row] = await asUser(
      sql,
      owner.userId,
      (tx) =>
        tx`select public.create_document(${owner.projectId}, 'sop', 'Other', '{"checkpoints": 7}') ->> 'id' as id`,
    )
    await expect(start({ trainingId: String(row?.id) })).rejects.toMatchObject({
      code: 'OFS02',
      detail: 'checkpointId',
    })
  })

  test('a training of somebody else, and one of another project', async () => {
    const stranger = await createOwner(sql)
    await expect(start({}, stranger)).rejects.toMatchObject({ code: 'OFS02' })
    const [project] =
      await sql`insert into public.projects (user_id, title) values (${owner.userId}, 'B') returning id`
    await expect(start({}, { ...owner, projectId: project?.id })).rejects.toMatchObject({ code: 'OFS02' })
  })
})

describe('results', () => {
  test('are attempts, best and last score of each checkpoint; answers are listed newest first, none written over', async () => {
    const mine = await createOwner(sql)
    const own = await createTraining(sql, mine)
    for (const score of [20, 90, 60]) await keepAnswer(sql, mine.userId, own, { score })
    await enqueue(sql, mine, {
      kind: 'checkpoint_evaluation',
      input: { trainingId: own, checkpointId: 'q2', answer: 'It cleans.' },
    })
    const results = await read('training_results', own, mine.userId)
    expect(results).toMatchObject([
      { checkpointId: 'q2', attempts: 1, evaluated: 0, best: null, last: null },
      { checkpointId: 'q1', attempts: 3, evaluated: 3, learners: 1, best: 90, last: 60 },
    ])
    const answers = await read('list_answers', own, mine.userId)
    expect(answers.map(({ checkpointId }) => checkpointId)).toEqual(['q2', 'q1', 'q1', 'q1'])
    expect(answers[1]).toMatchObject({ question: QUESTION, answer: 'Rinse it.', evaluation: { score: 60 } })
  })

  test('hold what others answered, who see their own answers alone: sharing can come', async () => {
    const mine = await createOwner(sql)
    const own = await createTraining(sql, mine)
    const [learner, other] = [await createUser(sql), await createUser(sql)]
    await keepAnswer(sql, learner, own, { score: 30, ownerId: mine.userId })
    await keepAnswer(sql, other, own, { score: 80, ownerId: mine.userId })
    expect(await read('training_results', own, mine.userId)).toMatchObject([
      { learners: 2, attempts: 2, best: 80 },
    ])
    expect(await read('list_answers', own, mine.userId)).toEqual([])
    const seen = async (userId: string) =>
      asUser(
        sql,
        userId,
        (tx) => tx`select user_id from public.checkpoint_answers where training_id = ${own}`,
      )
    expect((await seen(learner)).map((row) => row.user_id)).toEqual([learner])
    expect(await seen(mine.userId)).toHaveLength(2)
    expect(await seen(owner.userId)).toEqual([])
  })

  test('of somebody else’s training are not there', async () => {
    const stranger = await createUser(sql)
    await expect(read('list_answers', trainingId, stranger)).rejects.toMatchObject({ code: 'OFS02' })
    await expect(read('training_results', trainingId, stranger)).rejects.toMatchObject({ code: 'OFS02' })
  })

  test('of evaluations by the engine are those of the answers', async () => {
    await evaluate('The best.', 100)
    await evaluate('The last.', 10)
    expect(await read('training_results')).toContainEqual(expect.objectContaining({ best: 100, last: 10 }))
  })
})

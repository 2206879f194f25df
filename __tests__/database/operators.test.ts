import { beforeAll, describe, expect, test } from 'vitest'
import { asAnonymous, asService, asUser, createUser } from '../support/database.ts'
import {
  addTestKind,
  claimOne,
  createOwner,
  enqueue,
  type Owner,
  plannedJob,
  readJob,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(5)
const MARK = 'zqxmark'
let owner: Owner
let operatorId: string
let strangerId: string

beforeAll(async () => {
  await addTestKind(sql)
  owner = await createOwner(sql)
  strangerId = await createUser(sql)
  operatorId = await createUser(sql)
  await makeOperator(operatorId, true)
})

async function makeOperator(userId: string, is: boolean) {
  const [user] = await sql`select email from auth.users where id = ${userId}`
  await asService(sql, (tx) => tx`select public.set_operator(${user?.email}, ${is})`)
}

interface Row {
  id: string
  kind: string
  type: string
}

const calls = {
  operator_overview: () => sql`public.operator_overview()`,
  operator_list_jobs: () => sql`public.operator_list_jobs()`,
  operator_get_job: (id: string) => sql`public.operator_get_job(${id}::uuid)`,
  operator_cancel_job: (id: string) => sql`public.operator_cancel_job(${id}::uuid)`,
  operator_retry_job: (id: string) => sql`public.operator_retry_job(${id}::uuid)`,
}

async function as(userId: string, verb: keyof typeof calls, id = '') {
  const [row] = await asUser(sql, userId, (tx) => tx`select ${calls[verb](id)} as value`)
  return row?.value
}

describe('an operator', () => {
  test('is who the service role made one; for everyone else there is nothing', async () => {
    const { job } = await enqueue(sql, owner, { input: { n: 1 } })
    for (const verb of Object.keys(calls) as (keyof typeof calls)[]) {
      await expect(as(strangerId, verb, job.id), verb).rejects.toMatchObject({ code: 'OFS02' })
      await expect(as(owner.userId, verb, job.id), verb).rejects.toMatchObject({ code: 'OFS02' })
      await expect(asAnonymous(sql, (tx) => tx`select ${calls[verb](job.id)}`)).rejects.toMatchObject({
        code: '42501',
      })
    }
    expect((await readJob(sql, job.id)).status).toBe('pending')
    await expect(
      asUser(sql, strangerId, (tx) => tx`insert into private.operators (user_id) values (${strangerId})`),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      asUser(sql, strangerId, (tx) => tx`select public.set_operator('a@b.test', true)`),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('is none any more when it is taken back', async () => {
    await makeOperator(strangerId, true)
    await as(strangerId, 'operator_overview')
    await makeOperator(strangerId, false)
    await expect(as(strangerId, 'operator_overview')).rejects.toMatchObject({ code: 'OFS02' })
  })

  test('sees queues, jobs and time lines of all users, and not a word of theirs', async () => {
    const job = await plannedJob(sql, owner, 2, { input: { text: MARK } })
    await sql`update public.jobs set title = ${MARK}, message = ${MARK} where id = ${job.id}`
    const task = await claimOne(sql)
    await asService(
      sql,
      (tx) => tx`select public.fail_task(${task.taskId}, ${task.leaseToken}, 'model_busy', ${MARK}, true)`,
    )
    const overview = await as(operatorId, 'operator_overview')
    expect(overview.queues.find((queue: Row) => queue.kind === 'test_kind')).toMatchObject({ later: 1 })
    expect(overview.troubled.map((troubled: Row) => troubled.id)).toContain(job.id)
    const detail = await as(operatorId, 'operator_get_job', job.id)
    expect(detail.events.find(({ type }: Row) => type === 'attempt_failed').data).toMatchObject({
      code: 'model_busy',
      worker: 'worker-1',
      milliseconds: expect.any(Number),
    })
    const list = await as(operatorId, 'operator_list_jobs')
    expect(list.map(({ id }: Row) => id)).toContain(job.id)
    expect(JSON.stringify([overview, detail, list])).not.toContain(MARK)
  })

  test('finds jobs by id, user, email, kind and status', async () => {
    const other = await createOwner(sql)
    const { job } = await enqueue(sql, other)
    const [user] = await sql`select email from auth.users where id = ${other.userId}`
    const find = async (status: string, kind: string | null, search: string | null) => {
      const rows = await asUser(
        sql,
        operatorId,
        (tx) => tx`select public.operator_list_jobs(${status}, ${kind}, ${search}) as value`,
      )
      return (rows[0]?.value as Row[]).map(({ id }) => id)
    }
    expect(await find('live', null, job.id)).toEqual([job.id])
    expect(await find('any', 'test_kind', other.userId)).toEqual([job.id])
    expect(await find('live', null, user?.email)).toEqual([job.id])
    expect(await find('failed', null, job.id)).toEqual([])
    expect(await find('live', 'talk_track', job.id)).toEqual([])
    expect(await find('live', null, "' or true --")).toEqual([])
    await as(operatorId, 'operator_cancel_job', job.id)
    expect(await find('cancelled', null, null)).toContain(job.id)
  })

  test('cancels and retries the job of another, and the time line says who', async () => {
    const job = await plannedJob(sql, owner, 1, { input: { n: 2 } })
    expect(await as(operatorId, 'operator_cancel_job', job.id)).toMatchObject({ status: 'cancelled' })
    await as(operatorId, 'operator_cancel_job', job.id)
    expect(await as(operatorId, 'operator_retry_job', job.id)).toMatchObject({ status: 'pending', run: 2 })
    const events =
      await sql`select type, data from public.job_events where job_id = ${job.id} order by id desc limit 5`
    expect(events.reverse().map(({ type, data }) => [type, data.action])).toEqual([
      ['operator_acted', 'cancel'],
      ['job_cancelled', undefined],
      ['operator_acted', 'retry'],
      ['job_retried', undefined],
      ['stage_started', undefined],
    ])
    expect(events.filter(({ type }) => type === 'operator_acted').map(({ data }) => data.operator)).toEqual([
      operatorId,
      operatorId,
    ])
    await sql`update public.jobs set status = 'completed', progress = 100, result = '{}', started_at = now(), finished_at = now() where id = ${job.id}`
    await expect(as(operatorId, 'operator_cancel_job', job.id)).rejects.toMatchObject({ code: 'OFS08' })
  })
})

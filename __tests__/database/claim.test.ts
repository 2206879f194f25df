import type postgres from 'postgres'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addTestKind,
  type Claim,
  claim,
  claimOne,
  createOwner,
  enqueue,
  fail,
  makeDue,
  plannedJob,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(40)

beforeAll(async () => {
  await addTestKind(sql)
  await sql`update public.job_settings set max_live_jobs_per_user = 600, max_running_tasks_per_user = 1000,
    max_running_tasks = 1000`
})
beforeEach(() => sql`delete from public.jobs`)

describe('claim_tasks', () => {
  test('two hundred claims at once never share a task, and leave none', async () => {
    const owner = await createOwner(sql)
    await plannedJob(sql, owner, 300)
    const claims = await Promise.all(Array.from({ length: 200 }, (_, n) => claim(sql, 2, `worker-${n}`)))
    const taken = claims.flat()
    expect(new Set(taken.map((task) => task.taskId)).size).toBe(taken.length)
    expect(new Set(taken.map((task) => task.leaseToken)).size).toBe(taken.length)
    const left = await claim(sql, 100)
    expect(taken.length + left.length).toBe(300)
  })

  test('takes no more than asked for, and nothing for zero, a negative number or null', async () => {
    await plannedJob(sql, await createOwner(sql), 10)
    expect(await claim(sql, 0)).toEqual([])
    expect(await claim(sql, -5)).toEqual([])
    expect(await claim(sql, 3)).toHaveLength(3)
    expect(await claim(sql, 1_000_000)).toHaveLength(7)
  })

  test('a lower priority number goes first', async () => {
    const owner = await createOwner(sql)
    const five = await enqueue(sql, owner, { input: { n: 1 } })
    const nine = await enqueue(sql, owner, { input: { n: 2 }, priority: 9 })
    const one = await enqueue(sql, owner, { input: { n: 3 }, priority: 1 })
    const order = (await claim(sql, 10)).map((task) => task.jobId)
    expect(order).toEqual([one.job.id, five.job.id, nine.job.id])
  })

  test('a user with a hundred jobs does not keep another waiting', async () => {
    const busy = await createOwner(sql)
    for (let n = 0; n < 100; n += 1) await enqueue(sql, busy, { input: { n } })
    await claim(sql, 10)
    const late = await createOwner(sql)
    await enqueue(sql, late, { input: { n: 1 } })
    await enqueue(sql, late, { input: { n: 2 } })
    const next = await claim(sql, 4)
    expect(next.filter((task) => task.userId === late.userId)).toHaveLength(2)
  })

  test('who did much in the past is not behind who comes now', async () => {
    const veteran = await createOwner(sql)
    for (let n = 0; n < 50; n += 1) await enqueue(sql, veteran, { input: { n } })
    await claim(sql, 50)
    const newcomer = await createOwner(sql)
    for (let n = 0; n < 20; n += 1) await enqueue(sql, newcomer, { input: { n } })
    await enqueue(sql, veteran, { input: { n: 51 } })
    const next = await claim(sql, 4)
    expect(next.some((task) => task.userId === veteran.userId)).toBe(true)
  })

  test('within a user the oldest goes first', async () => {
    const owner = await createOwner(sql)
    const ids: string[] = []
    for (let n = 0; n < 5; n += 1) ids.push((await enqueue(sql, owner, { input: { n } })).job.id)
    expect((await claim(sql, 5)).map((task) => task.jobId)).toEqual(ids)
  })

  test('a task whose next attempt lies ahead is not taken before its time', async () => {
    const owner = await createOwner(sql)
    const { job } = await enqueue(sql, owner)
    await fail(sql, await claimOne(sql), true, 60_000)
    expect(await claim(sql, 10)).toEqual([])
    await makeDue(sql, job.id)
    expect(await claimOne(sql)).toMatchObject({ jobId: job.id, attempt: 2 })
  })

  test('claims go on while another transaction holds the job', async () => {
    const owner = await createOwner(sql)
    const job = await plannedJob(sql, owner, 2)
    await sql.begin(async (tx) => {
      await tx`select from public.jobs where id = ${job.id} for update`
      expect(await claim(sql, 10)).toHaveLength(2)
    })
  })

  test('a job is told once, with its input, however many of its tasks are taken', async () => {
    const owner = await createOwner(sql)
    const job = await plannedJob(sql, owner, 3, { input: { deck: 'one' } })
    const [row] = await sql<{ value: Claim }[]>`select public.claim_tasks('worker', 3) as value`
    expect(row?.value.tasks.map(({ jobId }) => jobId)).toEqual([job.id, job.id, job.id])
    expect(row?.value.jobs).toEqual([
      {
        jobId: job.id,
        userId: owner.userId,
        projectId: owner.projectId,
        kind: 'test_kind',
        run: 1,
        input: { deck: 'one' },
        started: true,
      },
    ])
  })

  test('a claim that finds nothing writes nothing', async () => {
    const written = await sql.begin(async (tx) => {
      expect((await tx`select public.claim_tasks('worker', 10) as value`)[0]?.value).toMatchObject({
        tasks: [],
        jobs: [],
      })
      return tx`select pg_current_xact_id_if_assigned()::text as id`
    })
    expect(written[0]?.id).toBeNull()
  })
})

describe('durability', () => {
  const commitAfter = (call: (tx: postgres.TransactionSql) => Promise<unknown>) =>
    sql.begin(async (tx) => {
      await tx`set local synchronous_commit = on`
      await call(tx)
      const [row] = await tx<{ waits: string }[]>`select current_setting('synchronous_commit') as waits`
      return row?.waits
    })

  test('a claim alone does not wait for the disk, one that completes does', async () => {
    expect(await commitAfter((tx) => tx`select public.claim_tasks('w', 1)`)).toBe('off')
    expect(await commitAfter((tx) => tx`select public.complete_and_claim('[]', 'w', 1)`)).toBe('on')
    expect(await commitAfter((tx) => tx`select public.complete_tasks('[]')`)).toBe('on')
  })
})

import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addTestKind,
  claim,
  claimOne,
  command,
  complete,
  createOwner,
  enqueue,
  expireLeases,
  extend,
  fail,
  makeDue,
  type Owner,
  plannedJob,
  readJob,
  readTasks,
  release,
  sweep,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(30)
let owner: Owner

beforeAll(() => addTestKind(sql))
beforeEach(async () => {
  await sql`delete from public.jobs`
  owner = await createOwner(sql)
})

describe('a worker that goes silent', () => {
  test('its tasks are taken over and its finished tasks are not run again', async () => {
    const job = await plannedJob(sql, owner, 4)
    const [done, ...silent] = await claim(sql, 4)
    if (!done) throw new Error('nothing was claimed')
    await complete(sql, done)
    await expireLeases(sql, job.id)
    expect(await sweep(sql)).toMatchObject({ lost: 3, due: 3 })
    const taken = await claim(sql, 10, 'worker-2')
    expect(taken.map((task) => task.taskId).sort()).toEqual(silent.map((task) => task.taskId).sort())
    expect(await readJob(sql, job.id)).toMatchObject({ stalls: 3, errors: 0, continuations: 0 })
  })

  test('twenty sweeps at once lose a lease once', async () => {
    const { job } = await enqueue(sql, owner)
    await claimOne(sql)
    await expireLeases(sql, job.id)
    const sweeps = await Promise.all(Array.from({ length: 20 }, () => sweep(sql)))
    expect(sweeps.reduce((sum, result) => sum + result.lost, 0)).toBe(1)
    expect((await readTasks(sql, job.id))[0]).toMatchObject({ stalls: 1, status: 'pending' })
  })

  test('stalling again and again ends in a failure that a person can read, and a retry starts fresh', async () => {
    const { job } = await enqueue(sql, owner)
    for (let n = 0; n < 4; n += 1) {
      await claimOne(sql)
      await expireLeases(sql, job.id)
      await sweep(sql)
    }
    expect(await readJob(sql, job.id)).toMatchObject({ status: 'failed', error_code: 'worker_lost' })
    expect(await claim(sql, 10)).toEqual([])
    expect(await command(sql, 'retry_job', owner.userId, job.id)).toMatchObject({
      status: 'pending',
      stalls: 0,
      run: 2,
    })
    await claimOne(sql)
  })
})

describe('extend_leases', () => {
  test('renews what is held, and says what is not and what was cancelled', async () => {
    const job = await plannedJob(sql, owner, 3)
    const [held, lost, gone] = await claim(sql, 3)
    if (!held || !lost || !gone) throw new Error('nothing was claimed')
    await sql`update private.task_leases set expires_at = now() + interval '1 second' where task_id = ${held.taskId}`
    await sql`update private.task_leases set expires_at = now() - interval '1 second' where task_id = ${lost.taskId}`
    await sweep(sql)
    await complete(sql, gone)
    const before = await extend(sql, [held, lost, gone])
    expect(before).toEqual([
      { taskId: held.taskId, held: true, renewed: true, cancelled: false },
      { taskId: lost.taskId, held: false, renewed: false, cancelled: false },
      { taskId: gone.taskId, held: false, renewed: false, cancelled: false },
    ])
    const [row] = await sql`select expires_at > now() + interval '40 seconds' as renewed
      from private.task_leases where task_id = ${held.taskId}`
    expect(row?.renewed).toBe(true)
    await command(sql, 'cancel_job', owner.userId, job.id)
    expect(await extend(sql, [held])).toEqual([
      { taskId: held.taskId, held: true, renewed: true, cancelled: true },
    ])
  })
})

describe('release_tasks', () => {
  test('a planned hand-off counts apart from errors and stalls, and is claimable at once', async () => {
    const { job } = await enqueue(sql, owner)
    const task = await claimOne(sql)
    expect(await release(sql, [task])).toEqual({ released: 1 })
    expect(await release(sql, [task])).toEqual({ released: 0 })
    expect(await readJob(sql, job.id)).toMatchObject({ continuations: 1, errors: 0, stalls: 0 })
    expect(await claimOne(sql)).toMatchObject({ taskId: task.taskId, attempt: 2 })
  })

  test('too many hand-offs end in a failure that a person can read', async () => {
    const { job } = await enqueue(sql, owner)
    for (let n = 0; n < 21; n += 1) await release(sql, [await claimOne(sql)])
    expect(await readJob(sql, job.id)).toMatchObject({
      status: 'failed',
      error_code: 'too_many_continuations',
    })
  })
})

describe('fail_task', () => {
  test('waits longer each time, at least as long as Retry-After says, and shows the job as retrying', async () => {
    const { job } = await enqueue(sql, owner)
    const first = await fail(sql, await claimOne(sql), true, 120_000)
    expect(new Date(first.retryAt ?? 0).getTime()).toBeGreaterThan(Date.now() + 100_000)
    expect(first.retryInMs).toBeGreaterThan(100_000)
    expect(first.retryInMs).toBeLessThanOrEqual(120_000)
    expect(await readJob(sql, job.id)).toMatchObject({
      status: 'processing',
      errors: 1,
      message: 'The model is busy.',
    })
    expect((await readJob(sql, job.id)).retry_at).not.toBeNull()
    await makeDue(sql, job.id)
    await claimOne(sql)
    expect((await readJob(sql, job.id)).retry_at).toBeNull()
  })

  test('fails the job when the attempts are used up, and keeps what is finished', async () => {
    const job = await plannedJob(sql, owner, 2)
    const [good, bad] = await claim(sql, 2)
    if (!good || !bad) throw new Error('nothing was claimed')
    await complete(sql, good)
    let current = bad
    for (let n = 0; n < 3; n += 1) {
      await fail(sql, current, true)
      await makeDue(sql, job.id)
      current = (await claim(sql, 1))[0] ?? current
    }
    expect(await readJob(sql, job.id)).toMatchObject({
      status: 'failed',
      error_code: 'model_busy',
      retry_at: null,
    })
    await command(sql, 'retry_job', owner.userId, job.id)
    expect((await claim(sql, 10)).map((task) => task.taskId)).toEqual([bad.taskId])
  })

  test('a fatal error fails the job at once; what still runs may store its output', async () => {
    const job = await plannedJob(sql, owner, 3)
    const [bad, running] = await claim(sql, 2)
    if (!bad || !running) throw new Error('nothing was claimed')
    await fail(sql, bad, false)
    expect((await readJob(sql, job.id)).status).toBe('failed')
    expect(await extend(sql, [running])).toMatchObject([{ held: true, renewed: true, cancelled: false }])
    expect(await complete(sql, running)).toMatchObject({ applied: true, jobStatus: 'failed' })
    expect(await command(sql, 'retry_job', owner.userId, job.id)).toMatchObject({
      tasksDone: 1,
      tasksTotal: 3,
    })
  })
})

describe('sweep_jobs', () => {
  test('a job whose dependency was deleted with its project ends with a reason', async () => {
    const [row] =
      await sql`insert into public.projects (user_id, title) values (${owner.userId}, 'Other') returning id`
    const first = await enqueue(sql, { ...owner, projectId: row?.id })
    const second = await enqueue(sql, owner, { input: { n: 2 }, dependsOn: [first.job.id] })
    await sweep(sql)
    expect((await readJob(sql, second.job.id)).status).toBe('pending')
    await sql`delete from public.projects where id = ${row?.id}`
    expect(await sweep(sql)).toMatchObject({ failed: 1 })
    expect(await readJob(sql, second.job.id)).toMatchObject({
      status: 'failed',
      error_code: 'nothing_left_to_do',
    })
  })
})

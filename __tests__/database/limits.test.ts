import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asUser } from '../support/database.ts'
import {
  addTestKind,
  type Claim,
  type ClaimedTask,
  claim,
  complete,
  createOwner,
  enqueue,
  type Owner,
  plannedJob,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(30)

async function limits(ofUser: number, ofAll: number) {
  await sql`update public.job_settings set max_running_tasks_per_user = ${ofUser}, max_running_tasks = ${ofAll}`
}

async function manyJobs(owner: Owner, count: number, priority = 5) {
  for (let n = 0; n < count; n += 1) await enqueue(sql, owner, { input: { n, priority }, priority })
}

/** Serves tasks one at a time, each ending its job, until `until` is met; how many that took. */
async function serveUntil(until: (task: ClaimedTask) => boolean): Promise<number> {
  for (let served = 0; ; served += 1) {
    const [task] = await claim(sql, 1)
    if (!task) throw new Error('The queue ran dry')
    if (until(task)) return served
    await complete(sql, task, { finish: { result: {} } })
  }
}

beforeAll(async () => {
  await addTestKind(sql)
  await sql`update public.job_settings set max_live_jobs_per_user = 1000`
})
beforeEach(async () => {
  await sql`delete from public.jobs`
  await limits(1000, 1000)
})

describe('the limits of what runs', () => {
  test('a user has no more tasks running than the settings allow; others go on', async () => {
    await limits(3, 100)
    const busy = await createOwner(sql)
    await manyJobs(busy, 20)
    const other = await createOwner(sql)
    await manyJobs(other, 2)
    const first = await claim(sql, 50)
    expect(first.filter(({ userId }) => userId === busy.userId)).toHaveLength(3)
    expect(first.filter(({ userId }) => userId === other.userId)).toHaveLength(2)
    expect(await claim(sql, 50)).toEqual([])
    const ended = first.find(({ userId }) => userId === busy.userId)
    if (!ended) throw new Error('Nothing was claimed')
    await complete(sql, ended, { finish: { result: {} } })
    expect(await claim(sql, 50)).toMatchObject([{ userId: busy.userId }])
  })

  test('a backlog of one user, longer than a look at the queue, does not hide who waits behind it', async () => {
    await limits(2, 100)
    const busy = await createOwner(sql)
    await manyJobs(busy, 60, 1)
    const others = await Promise.all(Array.from({ length: 3 }, () => createOwner(sql)))
    for (const other of others) await manyJobs(other, 1, 10)
    const taken = await claim(sql, 4)
    expect(taken.filter(({ userId }) => userId === busy.userId)).toHaveLength(2)
    expect(taken).toHaveLength(4)
  })

  test('of all users together no more run than the settings allow, however many claim at once', async () => {
    await limits(4, 10)
    const owners = await Promise.all(Array.from({ length: 6 }, () => createOwner(sql)))
    for (const owner of owners) await manyJobs(owner, 8)
    const taken = (
      await Promise.all(Array.from({ length: 25 }, (_, n) => claim(sql, 3, `worker-${n}`)))
    ).flat()
    expect(taken).toHaveLength(10)
    const perUser = Map.groupBy(taken, ({ userId }) => userId)
    for (const [, tasks] of perUser) expect(tasks.length).toBeLessThanOrEqual(4)
  })

  test('a claim that hangs in its transaction does not hold up the others', async () => {
    await manyJobs(await createOwner(sql), 4)
    await sql.begin(async (tx) => {
      const [held] = await tx<{ value: Claim }[]>`select public.claim_tasks('hangs', 2) as value`
      const others = await claim(sql, 10)
      expect(others).toHaveLength(2)
      const ids = [...(held?.value.tasks ?? []), ...others].map(({ taskId }) => taskId)
      expect(new Set(ids).size).toBe(4)
    })
  })

  test('a task that another verb holds is passed by, and the next in line is taken', async () => {
    const owner = await createOwner(sql)
    await manyJobs(owner, 3)
    await sql.begin(async (tx) => {
      await tx`select from private.task_queue order by place, task_id limit 2 for update`
      expect(await claim(sql, 1)).toHaveLength(1)
    })
  })
})

describe('fairness', () => {
  test('five hundred jobs of one user delay the first task of another by less than two', async () => {
    const busy = await createOwner(sql)
    await manyJobs(busy, 500)
    await claim(sql, 8)
    for (const user of [await createOwner(sql), await createOwner(sql)]) {
      await manyJobs(user, 1)
      expect(await serveUntil(({ userId }) => userId === user.userId)).toBeLessThanOrEqual(2)
    }
  })

  test('a job of many tasks and many jobs of one task are alike', async () => {
    const deep = await createOwner(sql)
    await plannedJob(sql, deep, 200)
    const wide = await createOwner(sql)
    await manyJobs(wide, 200)
    const next = await claim(sql, 40)
    const ofDeep = next.filter(({ userId }) => userId === deep.userId).length
    expect(ofDeep).toBeGreaterThanOrEqual(18)
    expect(ofDeep).toBeLessThanOrEqual(22)
  })
})

describe('priorities', () => {
  test('one to ten are served in their order, whoever they belong to and whenever they came', async () => {
    const owners = await Promise.all(Array.from({ length: 5 }, () => createOwner(sql)))
    for (const priority of [7, 1, 10, 4, 2, 9, 3, 8, 6, 5])
      for (const owner of owners) await manyJobs(owner, 1, priority)
    const jobs = await sql<{ id: string; priority: number }[]>`select id, priority from public.jobs`
    const priorityOf = new Map(jobs.map(({ id, priority }) => [id, priority]))
    const order = (await claim(sql, 50)).map(({ jobId }) => priorityOf.get(jobId))
    expect(order).toEqual(Array.from({ length: 50 }, (_, n) => Math.floor(n / 5) + 1))
  })

  test('an urgent job goes ahead of a long queue', async () => {
    await manyJobs(await createOwner(sql), 300)
    await claim(sql, 5)
    const urgent = await createOwner(sql)
    await manyJobs(urgent, 1, 1)
    expect(await claim(sql, 1)).toMatchObject([{ userId: urgent.userId }])
  })

  test('a less urgent job is served although more urgent ones never stop coming', async () => {
    const patient = await createOwner(sql)
    const pressing = await createOwner(sql)
    await manyJobs(patient, 1, 10)
    let passedBy = -1
    for (let ofPatient = false; !ofPatient; passedBy += 1) {
      await enqueue(sql, pressing, { input: { n: passedBy }, priority: 8 })
      const [task] = await claim(sql, 1)
      if (!task || passedBy > 300) throw new Error('It was passed by for ever')
      ofPatient = task.userId === patient.userId
      await complete(sql, task, { finish: { result: {} } })
    }
    // A hundred turns for each step of priority.
    expect(passedBy).toBeGreaterThan(150)
    expect(passedBy).toBeLessThanOrEqual(201)
  })
})

describe('the place in the queue', () => {
  const ahead = (owner: Owner, jobId: string) =>
    asUser(sql, owner.userId, async (tx) => {
      const [row] = await tx<{ ahead: number | null; listed: number | null }[]>`
        select public.get_job(${jobId}) -> 'job' -> 'jobsAhead' as ahead, l.job -> 'jobsAhead' as listed
        from jsonb_array_elements(public.list_jobs() -> 'jobs') l (job)
        where l.job ->> 'id' = ${jobId}`
      expect(row?.listed, 'the list says the same').toBe(row?.ahead)
      return row?.ahead
    })

  test('counts the jobs that are served before, moves up, and ends with the wait', async () => {
    const busy = await createOwner(sql)
    await plannedJob(sql, busy, 30)
    const others = await Promise.all(Array.from({ length: 3 }, () => createOwner(sql)))
    for (const other of others) await manyJobs(other, 1)
    const me = await createOwner(sql)
    const { job } = await enqueue(sql, me, { priority: 6 })
    expect(job.jobsAhead).toBe(4)
    await claim(sql, 2)
    expect(await ahead(me, job.id)).toBeLessThan(4)
    await claim(sql, 100)
    expect(await ahead(me, job.id)).toBeNull()
  })

  test('is nobody else’s to know, and null while a job waits for another', async () => {
    const me = await createOwner(sql)
    const first = await enqueue(sql, me, { input: { n: 1 } })
    const second = await enqueue(sql, me, { input: { n: 2 }, dependsOn: [first.job.id] })
    expect(second.job.jobsAhead).toBeNull()
    const stranger = await createOwner(sql)
    const rows = await asUser(
      sql,
      stranger.userId,
      (tx) => tx`select * from private.jobs_ahead(array[${first.job.id}]::uuid[])`,
    )
    expect(rows).toEqual([])
  })
})

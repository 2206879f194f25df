import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addTestKind,
  claimUnsaid,
  command,
  complete,
  createOwner,
  enqueue,
  fail,
  makeDue,
  plannedJob,
  readJob,
  startJobs,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(4)

beforeAll(() => addTestKind(sql))
beforeEach(() => sql`delete from public.jobs`)

async function claimedJob() {
  const owner = await createOwner(sql)
  const { job } = await enqueue(sql, owner)
  const [task] = await claimUnsaid(sql, 1)
  if (!task) throw new Error('There was no task to claim')
  return { owner, jobId: job.id, task }
}

const starts = (jobId: string) => sql`
  select data ->> 'run' as run from public.job_events where job_id = ${jobId} and type = 'job_started' order by id`

describe('start_jobs', () => {
  test('marks a job whose task was claimed, tells it once, and holds the event back when one was just sent', async () => {
    const { jobId, task } = await claimedJob()
    expect(task.started).toBe(false)
    expect(await readJob(sql, jobId)).toMatchObject({ status: 'pending', started_at: null })
    expect(await startJobs(sql, [jobId, jobId])).toEqual({ deferred: [jobId], left: [] })
    expect(await readJob(sql, jobId)).toMatchObject({ status: 'processing', stage: 'plan' })
    expect(await startJobs(sql, [jobId])).toEqual({ deferred: [], left: [] })
    expect([...(await starts(jobId))]).toEqual([{ run: '1' }])
  })

  test('a job that is already processing is claimed as started', async () => {
    const job = await plannedJob(sql, await createOwner(sql), 2)
    expect((await claimUnsaid(sql, 2)).map(({ started }) => started)).toEqual([true, true])
    expect(await startJobs(sql, [job.id])).toEqual({ deferred: [], left: [] })
  })

  test('comes too late for a job that waits for its next attempt, and says the next one has begun', async () => {
    const { jobId, task } = await claimedJob()
    await fail(sql, task, true)
    const waiting = await readJob(sql, jobId)
    expect(waiting.retry_at).not.toBeNull()
    expect(await startJobs(sql, [jobId])).toEqual({ deferred: [], left: [] })
    expect(await readJob(sql, jobId)).toEqual(waiting)

    await makeDue(sql, jobId)
    await claimUnsaid(sql, 1)
    await startJobs(sql, [jobId])
    expect(await readJob(sql, jobId)).toMatchObject({ status: 'processing', retry_at: null })
    expect(await starts(jobId)).toHaveLength(1)
  })

  test('comes too late for what has ended or was never there', async () => {
    const done = await claimedJob()
    await complete(sql, done.task)
    const cancelled = await claimedJob()
    await command(sql, 'cancel_job', cancelled.owner.userId, cancelled.jobId)
    const ids = [done.jobId, cancelled.jobId, '00000000-0000-4000-8000-000000000000']
    const before = [await readJob(sql, done.jobId), await readJob(sql, cancelled.jobId)]
    expect(await startJobs(sql, ids)).toEqual({ deferred: [], left: [] })
    expect([await readJob(sql, done.jobId), await readJob(sql, cancelled.jobId)]).toEqual(before)
  })

  test('passes by what another verb holds, and says what it left', async () => {
    const held = await claimedJob()
    const free = await claimedJob()
    await sql.begin(async (tx) => {
      await tx`select from public.jobs where id = ${held.jobId} for update`
      expect((await startJobs(sql, [held.jobId, free.jobId])).left).toEqual([held.jobId])
    })
    expect(await readJob(sql, free.jobId)).toMatchObject({ status: 'processing' })
    expect((await startJobs(sql, [held.jobId])).left).toEqual([])
    expect(await readJob(sql, held.jobId)).toMatchObject({ status: 'processing' })
  })
})

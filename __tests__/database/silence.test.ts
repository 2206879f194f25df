import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addTestKind,
  claim,
  createOwner,
  enqueue,
  expireLeases,
  extend,
  type Owner,
  plannedJob,
  sweep,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(5)
let owner: Owner

beforeAll(() => addTestKind(sql))
beforeEach(async () => {
  await sql`delete from public.jobs`
  owner = await createOwner(sql)
})

/** What the owner is told. */
function silence(jobId: string) {
  return sql.begin(async (tx) => {
    const claims = JSON.stringify({ sub: owner.userId, role: 'authenticated' })
    await tx`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`
    const [row] = await tx<
      { value: { seconds: number | null } }[]
    >`select public.get_job_silence(${jobId}) as value`
    return row?.value.seconds
  })
}

/** The last heartbeat of this task was so much longer ago. */
const fallSilent = (taskId: string, seconds: number) =>
  sql`update private.task_leases set expires_at = expires_at - make_interval(secs => ${seconds}) where task_id = ${taskId}`

describe('how long a worker has not been heard from', () => {
  test('is nothing while nobody works on the job', async () => {
    const { job } = await enqueue(sql, owner)
    expect(await silence(job.id)).toBeNull()
  })

  test('is told of the one that is silent for longest, until it is heard from or its task is taken back', async () => {
    const job = await plannedJob(sql, owner, 2)
    const [first, second] = await claim(sql, 2)
    if (!first || !second) throw new Error('Two tasks were to be claimed')
    await fallSilent(first.taskId, 300)
    expect(await silence(job.id)).toBeGreaterThanOrEqual(300)
    expect(await silence(job.id)).toBeLessThan(400)
    await extend(sql, [first])
    expect(await silence(job.id)).toBeLessThan(100)
    await expireLeases(sql, job.id)
    expect(await silence(job.id)).toBeGreaterThanOrEqual(45)
    await sweep(sql)
    expect(await silence(job.id)).toBeNull()
  })
})

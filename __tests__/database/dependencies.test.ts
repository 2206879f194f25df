import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addTestKind,
  claimOne,
  command,
  complete,
  createOwner,
  enqueue,
  fail,
  type Owner,
  readJob,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(10)
let owner: Owner
let n = 0

async function start(...dependsOn: string[]): Promise<string> {
  n += 1
  return (await enqueue(sql, owner, { input: { n }, dependsOn })).job.id
}

const states = async (...ids: string[]) => {
  const jobs = await Promise.all(ids.map((id) => readJob(sql, id)))
  return jobs.map(({ status, error_code: code }) => (code ? `${status}: ${code}` : status))
}
const retry = (id: string) => command(sql, 'retry_job', owner.userId, id)
const cancel = (id: string) => command(sql, 'cancel_job', owner.userId, id)

beforeAll(() => addTestKind(sql))
beforeEach(async () => {
  await sql`delete from public.jobs`
  owner = await createOwner(sql)
})

describe('a chain of jobs', () => {
  test('starts one after the other, and a fan-in when the last of them is done', async () => {
    const first = await start()
    const second = await start()
    const both = await start(first, second)
    await complete(sql, await claimOne(sql), { finish: { result: {} } })
    expect(await states(first, second, both)).toEqual(['completed', 'pending', 'pending'])
    await complete(sql, await claimOne(sql), { finish: { result: {} } })
    expect(await claimOne(sql)).toMatchObject({ jobId: both })
  })

  test('fails to its end when its first part fails, and a retry of that part brings all of it back', async () => {
    const first = await start()
    const second = await start(first)
    const third = await start(second)
    await fail(sql, await claimOne(sql), false)
    const lost = 'failed: dependency_failed'
    expect(await states(first, second, third)).toEqual(['failed: model_busy', lost, lost])
    await retry(first)
    expect(await states(first, second, third)).toEqual(['pending', 'pending', 'pending'])
    expect(await readJob(sql, third)).toMatchObject({ run: 2, message: 'Waiting for another job' })
    for (const id of [first, second, third]) {
      const task = await claimOne(sql)
      expect(task.jobId).toBe(id)
      await complete(sql, task, { finish: { result: {} } })
    }
    expect(await states(first, second, third)).toEqual(['completed', 'completed', 'completed'])
  })

  test('says which part was cancelled, and goes on with it', async () => {
    const first = await start()
    const second = await start(first)
    await cancel(first)
    expect(await readJob(sql, second)).toMatchObject({ status: 'failed', error_code: 'dependency_failed' })
    expect((await readJob(sql, second)).error_message).toMatch(/was cancelled/)
    await retry(first)
    expect(await states(first, second)).toEqual(['pending', 'pending'])
  })

  test('stays failed while another of its parts has not been retried', async () => {
    const [first, second] = [await start(), await start()]
    const both = await start(first, second)
    await cancel(first)
    await cancel(second)
    await retry(first)
    expect(await states(both)).toEqual(['failed: dependency_failed'])
    await retry(second)
    expect(await states(both)).toEqual(['pending'])
  })

  test('is not brought back when it was cancelled itself, or the same was started anew', async () => {
    const first = await start()
    const stopped = await start(first)
    const replaced = await start(first)
    await cancel(stopped)
    await fail(sql, await claimOne(sql), false)
    const input = { n }
    const { job: again } = await enqueue(sql, owner, { input })
    await retry(first)
    expect(await states(first, stopped, replaced, again.id)).toEqual([
      'pending',
      'cancelled',
      'failed: dependency_failed',
      'pending',
    ])
  })
})

import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addTestKind, claimOne, command, createOwner, enqueue, fail, type Owner } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(5)
let owner: Owner

beforeAll(() => addTestKind(sql))
beforeEach(async () => {
  await sql`delete from public.jobs`
  owner = await createOwner(sql)
})

/** As the signed-in user of this id. */
function dismiss(jobId: string, userId = owner.userId) {
  return sql.begin(async (tx) => {
    const claims = JSON.stringify({ sub: userId, role: 'authenticated' })
    await tx`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`
    const [row] = await tx<{ value: unknown }[]>`select public.dismiss_failure(${jobId}) as value`
    return row?.value
  })
}

async function failedJob() {
  const { job } = await enqueue(sql, owner)
  await fail(sql, await claimOne(sql), false)
  return job
}

const kept = () => sql`select job_id, user_id, run from public.dismissed_failures`

describe('a failure that was dismissed', () => {
  test('stays so, however often it is said, and is news again when it fails once more', async () => {
    const job = await failedJob()
    expect(await dismiss(job.id)).toEqual({ id: job.id, run: 1 })
    expect(await dismiss(job.id)).toEqual({ id: job.id, run: 1 })
    expect(await kept()).toEqual([{ job_id: job.id, user_id: owner.userId, run: 1 }])
    await command(sql, 'retry_job', owner.userId, job.id)
    await fail(sql, await claimOne(sql), false)
    expect(await kept()).toMatchObject([{ run: 1 }])
    expect(await dismiss(job.id)).toEqual({ id: job.id, run: 2 })
    expect(await kept()).toMatchObject([{ run: 2 }])
  })

  test('goes with its job', async () => {
    const job = await failedJob()
    await dismiss(job.id)
    await sql`delete from public.jobs where id = ${job.id}`
    expect(await kept()).toEqual([])
  })

  test('may be one that was cancelled on its way', async () => {
    const { job } = await enqueue(sql, owner)
    await command(sql, 'cancel_job', owner.userId, job.id)
    expect(await dismiss(job.id)).toEqual({ id: job.id, run: 1 })
  })

  test('is a failure, and of the one who dismisses it', async () => {
    const { job } = await enqueue(sql, owner)
    await expect(dismiss(job.id)).rejects.toMatchObject({ code: 'OFS08' })
    await fail(sql, await claimOne(sql), false)
    const stranger = await createOwner(sql)
    await expect(dismiss(job.id, stranger.userId)).rejects.toMatchObject({ code: 'OFS02' })
    expect(await kept()).toEqual([])
  })
})

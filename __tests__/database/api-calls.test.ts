import { beforeEach, describe, expect, test } from 'vitest'
import { asUser } from '../support/database.ts'
import { createOwner, type Owner } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(12)
let owner: Owner

beforeEach(async () => {
  owner = await createOwner(sql)
  // A share of twelve seconds: no machine is so slow that one wears off between two calls of a test.
  await sql`update public.api_settings set job_creator_calls_per_minute = 5, job_status_calls_per_minute = 1`
})

const count = (name = 'job-creator', by = owner) =>
  asUser(sql, by.userId, (tx) => tx`select public.count_api_call(${name})`)
const tooMany = { code: 'OFS11' }

describe('the calls of a user', () => {
  test('may be a minute’s worth at once; the next is refused and told how long to wait', async () => {
    for (let n = 0; n < 5; n += 1) await count()
    const error = await count().catch((error: unknown) => error)
    expect(error).toMatchObject({
      ...tooMany,
      message: 'These are more calls of job-creator than 5 a minute.',
    })
    const wait = Number((error as { hint: string }).hint)
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(12)
  })

  test('at the same time are counted one by one', async () => {
    const replies = await Promise.allSettled(Array.from({ length: 10 }, () => count()))
    expect(replies.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })

  test('that are refused do not count, and what was called wears off', async () => {
    for (let n = 0; n < 5; n += 1) await count()
    for (let n = 0; n < 3; n += 1) await expect(count()).rejects.toMatchObject(tooMany)
    await sql`update private.api_calls set worn_off_at = worn_off_at - interval '12 seconds' where user_id = ${owner.userId}`
    await count()
    await expect(count()).rejects.toMatchObject(tooMany)
    await sql`update private.api_calls set worn_off_at = now() - interval '1 day' where user_id = ${owner.userId}`
    for (let n = 0; n < 5; n += 1) await count()
    await expect(count()).rejects.toMatchObject(tooMany)
  })

  test('of one function, or of one user, are not those of another', async () => {
    for (let n = 0; n < 5; n += 1) await count()
    await expect(count()).rejects.toMatchObject(tooMany)
    await count('job-status')
    await count('export')
    await count('job-creator', await createOwner(sql))
  })

  test('for an export are refused in words of their own', async () => {
    await sql`update public.api_settings set exports_per_minute = 1`
    await count('export')
    await expect(count('export')).rejects.toMatchObject({
      code: 'OFS10',
      message: expect.stringContaining('Nothing is lost'),
    })
    await sql`update public.api_settings set exports_per_minute = default`
  })

  test('of what does not exist are refused', async () => {
    await expect(count('job-worker')).rejects.toMatchObject({ code: 'OFS03' })
  })

  test('are forgotten with the account', async () => {
    await count()
    await sql`delete from auth.users where id = ${owner.userId}`
    expect(await sql`select from private.api_calls where user_id = ${owner.userId}`).toHaveLength(0)
  })
})

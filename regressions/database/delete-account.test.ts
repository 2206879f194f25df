import { expect, test } from 'vitest'
import { addTestKind, claim, createOwner, enqueue, plannedJob } from '../../__tests__/support/engine.ts'
import { freshDatabase } from '../../__tests__/support/fresh-database.ts'

/** Deleting an account deletes its jobs by cascade, which once went past the lock that keeps the verbs apart. */
const { sql } = freshDatabase(12)

const left = (userId: string) => sql`
  select (select count(*) from public.jobs where user_id = ${userId})
       + (select count(*) from public.job_tasks where user_id = ${userId})
       + (select count(*) from private.task_queue where user_id = ${userId})
       + (select count(*) from private.task_leases where user_id = ${userId})
       + (select count(*) from public.job_events where user_id = ${userId})
       + (select count(*) from public.documents where user_id = ${userId})
       + (select count(*) from public.projects where user_id = ${userId})
       + (select count(*) from private.job_turns where user_id = ${userId}) as n`

test('is refused while a verb is at work on its jobs, and then takes everything along', async () => {
  await addTestKind(sql)
  const owner = await createOwner(sql)
  await plannedJob(sql, owner, 3)
  // As every verb begins.
  await sql.begin(async (tx) => {
    await tx`select private.lock_user(${owner.userId})`
    await expect(sql`delete from auth.users where id = ${owner.userId}`).rejects.toMatchObject({
      code: '55P03',
    })
  })
  expect(Number((await left(owner.userId))[0]?.n)).toBeGreaterThan(0)
  await sql`delete from auth.users where id = ${owner.userId}`
  expect((await left(owner.userId))[0]?.n).toBe('0')
})

test('at the same time as everything else ends in no deadlock, and leaves nothing behind', async () => {
  for (let round = 0; round < 15; round += 1) {
    const owner = await createOwner(sql)
    await plannedJob(sql, owner, 3)
    const verbs = Array.from({ length: 6 }, (_, n) => enqueue(sql, owner, { input: { n } }))
    const [gone, claimed, ...others] = await Promise.allSettled([
      sql`delete from auth.users where id = ${owner.userId}`,
      claim(sql, 10),
      ...verbs,
    ])
    for (const outcome of [gone, claimed, ...others]) {
      if (outcome.status === 'fulfilled') continue
      // Refused for a moment; or the account, and with it the project, is gone.
      expect(['55P03', '23503', 'OFS02']).toContain((outcome.reason as { code: string }).code)
    }
    await sql`delete from auth.users where id = ${owner.userId}`
    expect((await left(owner.userId))[0]?.n).toBe('0')
  }
})

import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { startSweepClock } from '../../../local/stack/sweep-clock.ts'

it('purges what ended longer ago than the retention as soon as it starts, and again and again', async () => {
  const sql = postgres(inject('databaseUrl'), { max: 1 })
  onTestFinished(() => sql.end())
  const [userId, projectId] = [randomUUID(), randomUUID()]
  await sql`insert into auth.users (id, email, aud, role)
    values (${userId}, ${`${userId}@example.test`}, 'authenticated', 'authenticated')`
  await sql`insert into public.projects (id, user_id, title) values (${projectId}, ${userId}, 'A funnel')`
  const add = () => sql`
    insert into public.jobs (
      user_id, project_id, kind, title, input, priority, status, stage, message,
      estimate_low_seconds, estimate_high_seconds, finished_at
    )
    select ${userId}, ${projectId}, 'talk_track', 'Old', '{}', 5, 'cancelled', 'plan', 'Cancelled.', 1, 2,
      now() - interval '31 days'`
  const gone = () =>
    vi.waitFor(
      async () => expect(await sql`select from public.jobs where project_id = ${projectId}`).toHaveLength(0),
      { timeout: 20_000 },
    )

  await add()
  const log: string[] = []
  const clock = startSweepClock({
    api: inject('supabaseUrl'),
    secretKey: inject('secretKey'),
    purgeEveryMs: 200,
    log: (line) => log.push(line),
  })
  onTestFinished(clock.stop)
  await gone()
  await add()
  await gone()
  expect(log).toEqual([])
})

import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asUser } from '../support/database.ts'
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

const { sql } = freshDatabase(30)
let owner: Owner

beforeAll(() => addTestKind(sql))
beforeEach(async () => {
  await sql`delete from public.jobs`
  owner = await createOwner(sql)
})

describe('enqueue_job', () => {
  test('fifty identical starts at once make one job', async () => {
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => enqueue(sql, owner, { input: { topic: 'x' } })),
    )
    expect(new Set(replies.map((reply) => reply.job.id)).size).toBe(1)
    expect(replies.filter((reply) => reply.created)).toHaveLength(1)
    expect(await sql`select id from public.jobs`).toHaveLength(1)
    expect(await sql`select id from public.job_tasks`).toHaveLength(1)
  })

  test('fifty starts at once under one idempotency key make one job', async () => {
    const idempotencyKey = randomUUID()
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => enqueue(sql, owner, { idempotencyKey })),
    )
    expect(new Set(replies.map((reply) => reply.job.id)).size).toBe(1)
  })

  test('another input, and another user, get jobs of their own', async () => {
    const other = await createOwner(sql)
    await enqueue(sql, owner, { input: { topic: 'a' } })
    expect((await enqueue(sql, owner, { input: { topic: 'b' } })).created).toBe(true)
    expect((await enqueue(sql, other, { input: { topic: 'a' } })).created).toBe(true)
  })

  test('a key used for another request is refused and writes nothing', async () => {
    await enqueue(sql, owner, { idempotencyKey: 'k', input: { topic: 'a' } })
    await expect(enqueue(sql, owner, { idempotencyKey: 'k', input: { topic: 'b' } })).rejects.toMatchObject({
      code: 'OFS05',
    })
    expect(await sql`select id from public.jobs`).toHaveLength(1)
  })

  test('a completed job answers its key again, but not a new request without one', async () => {
    const { job } = await enqueue(sql, owner, { idempotencyKey: 'k' })
    await complete(sql, await claimOne(sql))
    expect((await readJob(sql, job.id)).status).toBe('completed')
    expect(await enqueue(sql, owner, { idempotencyKey: 'k' })).toMatchObject({
      created: false,
      job: { id: job.id },
    })
    expect((await enqueue(sql, owner)).created).toBe(true)
  })

  test('names what is wrong with a request', async () => {
    const stranger = await createOwner(sql)
    const cases: [() => Promise<unknown>, string][] = [
      [() => enqueue(sql, owner, { kind: 'nonsense' }), 'OFS07'],
      [() => enqueue(sql, { ...owner, projectId: stranger.projectId }), 'OFS02'],
      [() => enqueue(sql, owner, { priority: 11 }), 'OFS03'],
      [() => enqueue(sql, owner, { input: { big: 'x'.repeat(30_000) } }), 'OFS03'],
      [() => enqueue(sql, owner, { idempotencyKey: 'x'.repeat(201) }), 'OFS03'],
      [() => enqueue(sql, owner, { dependsOn: [randomUUID()] }), 'OFS02'],
      [() => enqueue(sql, owner, { kind: 'talk_track', input: { deckId: randomUUID() } }), 'OFS02'],
      [() => enqueue(sql, owner, { kind: 'talk_track', input: { deckId: "' or true --" } }), 'OFS02'],
      [
        () =>
          asUser(
            sql,
            owner.userId,
            (tx) => tx`select public.enqueue_job('test_kind', ${owner.projectId}, '[1]')`,
          ),
        'OFS03',
      ],
    ]
    for (const [request, code] of cases) await expect(request()).rejects.toMatchObject({ code })
    expect(await sql`select id from public.jobs`).toHaveLength(0)
  })

  test('a deck of another project, or of another user, does not exist', async () => {
    const stranger = await createOwner(sql)
    const deck = (o: Owner) =>
      asUser(sql, o.userId, async (tx) => {
        const [row] =
          await tx`select public.create_document(${o.projectId}, 'deck', 'D', '{}') ->> 'id' as id`
        return String(row?.id)
      })
    const mine = await deck(owner)
    await expect(
      enqueue(sql, owner, { kind: 'talk_track', input: { deckId: await deck(stranger) } }),
    ).rejects.toMatchObject({ code: 'OFS02' })
    const started = await enqueue(sql, owner, { kind: 'talk_track', input: { deckId: mine } })
    expect(started.job.title).toBe('Talk track for D')
  })

  test('the limit of live jobs is kept, also when many start at once', async () => {
    await sql`update public.job_settings set max_live_jobs_per_user = 3`
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => enqueue(sql, owner, { input: { n } })),
    )
    await sql`update public.job_settings set max_live_jobs_per_user = 20`
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3)
    const refused = results.find((result) => result.status === 'rejected')
    expect(refused).toMatchObject({ reason: { code: 'OFS06', hint: '20' } })
  })
})

describe('depends_on', () => {
  test('a job starts when all it depends on completed', async () => {
    const first = await enqueue(sql, owner, { input: { n: 1 } })
    const second = await enqueue(sql, owner, { input: { n: 2 } })
    const last = await enqueue(sql, owner, { input: { n: 3 }, dependsOn: [first.job.id, second.job.id] })
    expect(last.job.message).toBe('Waiting for another job')
    await complete(sql, await claimOne(sql))
    const task = await claimOne(sql)
    expect(task.jobId).not.toBe(last.job.id)
    await complete(sql, task)
    expect((await claimOne(sql)).jobId).toBe(last.job.id)
  })

  test('a chain fails with its reason when its first job fails, and with the first retried can be retried', async () => {
    const a = await enqueue(sql, owner, { input: { n: 1 } })
    const b = await enqueue(sql, owner, { input: { n: 2 }, dependsOn: [a.job.id] })
    const c = await enqueue(sql, owner, { input: { n: 3 }, dependsOn: [b.job.id] })
    await fail(sql, await claimOne(sql), false)
    for (const { job } of [b, c]) {
      expect(await readJob(sql, job.id)).toMatchObject({ status: 'failed', error_code: 'dependency_failed' })
    }
    await expect(command(sql, 'retry_job', owner.userId, b.job.id)).rejects.toMatchObject({ code: 'OFS08' })
    await command(sql, 'retry_job', owner.userId, a.job.id)
    expect(await command(sql, 'retry_job', owner.userId, b.job.id)).toMatchObject({
      message: 'Waiting for another job',
    })
    await complete(sql, await claimOne(sql))
    expect((await claimOne(sql)).jobId).toBe(b.job.id)
  })
})

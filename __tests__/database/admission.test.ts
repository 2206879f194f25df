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

  describe('a list of documents', () => {
    const write = async (o: Owner, type = 'transcript') => {
      const rows = await asUser(
        sql,
        o.userId,
        (tx) => tx`select public.create_document(${o.projectId}, ${type}, 'T', '{}') ->> 'id' as id`,
      )
      return String(rows[0]?.id)
    }
    const journey = (transcriptIds: unknown) =>
      enqueue(sql, owner, {
        kind: 'journey_from_transcript',
        input: { transcriptIds: transcriptIds as string[] },
      })
    const deck = (sources: string[]) => enqueue(sql, owner, { kind: 'deck_outline', input: { sources } })
    const many = (count: number, o = owner) => Promise.all(Array.from({ length: count }, () => write(o)))

    test.each([1, 2, 20])("of %i of one's own starts, also when one is named twice", async (count) => {
      const ids = await many(count)
      expect((await journey([...ids, ids[0]])).created).toBe(true)
    })

    test('may be of any type where the kind takes any, and may be empty', async () => {
      const ids = await Promise.all(['deck', 'transcript', 'journey'].map((type) => write(owner, type)))
      expect((await deck(ids)).created).toBe(true)
      expect((await deck([])).created).toBe(true)
    })

    test("with one of them not one's own is refused in the words for one that is missing", async () => {
      const stranger = await createOwner(sql)
      const [ids, foreign, elsewhere] = [await many(6), await write(stranger), await write(owner, 'deck')]
      const [project] = await asUser(
        sql,
        owner.userId,
        (tx) => tx`insert into public.projects (title) values ('Another') returning id`,
      )
      const otherProject = await write({ ...owner, projectId: String(project?.id) })
      const deleted = await write(owner)
      await asUser(sql, owner.userId, (tx) => tx`select public.delete_document(${deleted})`)
      const refusals = await Promise.all(
        [
          randomUUID(),
          foreign,
          elsewhere,
          otherProject,
          deleted,
          "' or true --",
          '',
          7,
          null,
          {},
          [ids[0]],
        ].map((wrong) =>
          journey([...ids.slice(0, 3), wrong, ...ids.slice(3)]).then(
            () => 'It started.',
            ({ code, message, detail }: { code: string; message: string; detail: string }) => ({
              code,
              message,
              detail,
            }),
          ),
        ),
      )
      const missing = {
        code: 'OFS02',
        message: 'This transcript does not exist in this project.',
        detail: 'transcriptIds',
      }
      expect(refusals).toEqual(refusals.map(() => missing))
      await expect(deck([...ids, foreign])).rejects.toMatchObject({ code: 'OFS02', detail: 'sources' })
      await expect(journey({ id: ids[0] ?? '' })).rejects.toMatchObject({ code: 'OFS02' })
      expect(await sql`select id from public.jobs`).toHaveLength(0)
    })

    test('of 101, and of ten thousand, is refused', async () => {
      const [id = ''] = await many(1)
      for (const count of [101, 10_000]) {
        const ids = Array.from({ length: count }, () => id)
        await expect(journey(ids)).rejects.toMatchObject({ code: 'OFS03', detail: 'transcriptIds' })
      }
    })
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

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

const { sql } = freshDatabase(10)
let owner: Owner

interface Chain {
  id: string
  parts: {
    position: number
    optional: boolean
    job: { id: string; status: string; error: { code: string } | null }
  }[]
}

interface Part {
  kind?: string
  input?: Record<string, number>
  optional?: boolean
}

/** Three parts, the last of them optional. */
const THREE: Part[] = [{ input: { n: 1 } }, { input: { n: 2 } }, { input: { n: 3 }, optional: true }]

async function ask<T>(
  statement: string,
  args: (string | number | null)[],
  userId = owner.userId,
): Promise<T> {
  const rows = await asUser(sql, userId, (tx) =>
    tx.unsafe<{ value: T }[]>(`select ${statement} as value`, args),
  )
  const [row] = rows
  if (!row) throw new Error('The function returned no row')
  return row.value
}

const start = (parts = THREE, key: string | null = null, userId = owner.userId) =>
  ask<{ chain: Chain; created: boolean }>(
    'public.start_chain($1::uuid, $2::text::jsonb, $3)',
    [owner.projectId, JSON.stringify(parts.map((part) => ({ kind: 'test_kind', ...part }))), key],
    userId,
  )
const cancel = (id: string, part: number | null = null, userId = owner.userId) =>
  ask<Chain>('public.cancel_chain($1::uuid, $2::integer)', [id, part], userId)
const retry = (id: string, part: number | null = null, userId = owner.userId) =>
  ask<Chain>('public.retry_chain($1::uuid, $2::integer)', [id, part], userId)
const list = () => ask<Chain[]>('public.list_chains($1::uuid)', [owner.projectId])
const states = ({ parts }: Chain) =>
  parts.map(({ job }) => (job.error ? `${job.status}: ${job.error.code}` : job.status))
const finishOne = async () => complete(sql, await claimOne(sql), { finish: { result: {} } })

beforeAll(() => addTestKind(sql))
beforeEach(async () => {
  await sql`delete from public.jobs`
  owner = await createOwner(sql)
})

describe('a start', () => {
  test('makes all jobs at once, each waiting for the one before', async () => {
    const { chain, created } = await start()
    expect(created).toBe(true)
    expect(states(chain)).toEqual(['pending', 'pending', 'pending'])
    for (const { job } of chain.parts) {
      const task = await claimOne(sql)
      expect(task.jobId).toBe(job.id)
      await complete(sql, task, { finish: { result: {} } })
    }
    expect(await list()).toEqual([])
  })

  test('that is refused in its last part starts nothing', async () => {
    await expect(start([...THREE, { kind: 'nonsense', input: {} }])).rejects.toMatchObject({ code: 'OFS07' })
    await sql`update public.job_settings set max_live_jobs_per_user = 2`
    await expect(start()).rejects.toMatchObject({ code: 'OFS06' })
    await sql`update public.job_settings set max_live_jobs_per_user = default`
    expect(await sql`select from public.jobs`).toHaveLength(0)
    expect(await sql`select from public.chain_parts`).toHaveLength(0)
  })

  test('that is sent ten times at once, with or without a key, is one chain', async () => {
    const starts = await Promise.all(
      Array.from({ length: 10 }, (_, n) => start(THREE, n % 2 === 0 ? 'the-key' : null)),
    )
    expect(new Set(starts.map(({ chain }) => chain.id)).size).toBe(1)
    expect(starts.filter(({ created }) => created)).toHaveLength(1)
    expect(await sql`select from public.jobs`).toHaveLength(3)
  })

  test('that is sent again with its key when all is done answers with what was done', async () => {
    const first = await start(THREE, 'the-key')
    for (const _ of THREE) await finishOne()
    const again = await start(THREE, 'the-key')
    expect(again).toMatchObject({ created: false, chain: { id: first.chain.id } })
    expect(states(again.chain)).toEqual(['completed', 'completed', 'completed'])
    expect((await start(THREE)).chain.id).not.toBe(first.chain.id)
    await expect(start([{ input: { n: 9 } }, ...THREE.slice(1)], 'the-key')).rejects.toMatchObject({
      code: 'OFS05',
    })
  })

  test('takes up a part that is under way already', async () => {
    const { job } = await enqueue(sql, owner, { input: { n: 1 } })
    const { chain } = await start()
    expect(chain.parts[0]?.job.id).toBe(job.id)
    expect(await sql`select from public.jobs`).toHaveLength(3)
  })

  test.each([
    ['no list', '{}'],
    ['nothing', '[]'],
    ['the same twice', '[{"kind": "test_kind", "input": {}}, {"kind": "test_kind", "input": {}}]'],
    ['a part without an input', '[{"kind": "test_kind"}]'],
    ['an optional that is none', '[{"kind": "test_kind", "input": {}, "optional": "perhaps"}]'],
    ['too many', JSON.stringify(Array.from({ length: 11 }, (_, n) => ({ kind: 'test_kind', input: { n } })))],
  ])('of %s is refused, and nothing is written', async (_name, parts) => {
    await expect(
      ask('public.start_chain($1::uuid, $2::text::jsonb)', [owner.projectId, parts]),
    ).rejects.toMatchObject({ code: 'OFS03' })
    expect(await sql`select from public.jobs`).toHaveLength(0)
  })
})

describe('cancel', () => {
  test('of the first part ends all that waits for it, as cancelled and not as failed', async () => {
    const { chain } = await start()
    await claimOne(sql)
    expect(states(await cancel(chain.id, 1))).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(await sql`select from private.task_queue`).toHaveLength(0)
    expect(states(await cancel(chain.id))).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })

  test('of the whole keeps what is done, and a retry goes on from there', async () => {
    const { chain } = await start()
    await finishOne()
    expect(states(await cancel(chain.id))).toEqual(['completed', 'cancelled', 'cancelled'])
    expect((await list()).map(({ id }) => id)).toEqual([chain.id])
    expect(states(await retry(chain.id))).toEqual(['completed', 'pending', 'pending'])
    await finishOne()
    await finishOne()
    expect(await list()).toEqual([])
  })

  test('of the optional part leaves the rest alone', async () => {
    const { chain } = await start()
    expect(states(await cancel(chain.id, 3))).toEqual(['pending', 'pending', 'cancelled'])
    await finishOne()
    await finishOne()
    expect(states((await list())[0] as Chain)).toEqual(['completed', 'completed', 'cancelled'])
  })

  test('of what is over is refused, and so is a part that is not there', async () => {
    const { chain } = await start()
    await expect(cancel(chain.id, 4)).rejects.toMatchObject({ code: 'OFS02' })
    for (const _ of THREE) await finishOne()
    await expect(cancel(chain.id)).rejects.toMatchObject({ code: 'OFS08' })
  })
})

describe('a failure', () => {
  test('of the first part ends the chain, and one retry brings all of it back', async () => {
    const { chain } = await start()
    await fail(sql, await claimOne(sql), false)
    const lost = 'failed: dependency_failed'
    expect(states((await list())[0] as Chain)).toEqual(['failed: model_busy', lost, lost])
    await expect(retry(chain.id, 2)).rejects.toMatchObject({ code: 'OFS08' })
    expect(states(await retry(chain.id))).toEqual(['pending', 'pending', 'pending'])
  })

  test('of the optional part is its own, and it alone is tried again', async () => {
    const { chain } = await start()
    await finishOne()
    await finishOne()
    await fail(sql, await claimOne(sql), false)
    expect(states((await list())[0] as Chain)).toEqual(['completed', 'completed', 'failed: model_busy'])
    expect(states(await retry(chain.id, 3))).toEqual(['completed', 'completed', 'pending'])
  })

  test('is forgotten when the same was started anew', async () => {
    const { chain } = await start()
    await cancel(chain.id)
    const { chain: second } = await start()
    expect((await list()).map(({ id }) => id)).toEqual([second.id])
    await expect(retry(chain.id)).rejects.toMatchObject({ code: 'OFS04' })
  })
})

test('a cancel of the whole and the end of a part do not wait for each other crosswise', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { chain } = await start(THREE.map((part) => ({ ...part, input: { ...part.input, round } })))
    const task = await claimOne(sql)
    await Promise.all([complete(sql, task, { finish: { result: {} } }), cancel(chain.id)])
    const [first, ...others] = await Promise.all(chain.parts.map(({ job }) => readJob(sql, job.id)))
    expect(['completed', 'cancelled']).toContain(first?.status)
    expect(others.map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
  }
})

test('a chain of somebody else is one that does not exist, and goes with its project', async () => {
  const { chain } = await start()
  const stranger = await createOwner(sql)
  for (const act of [cancel, retry])
    await expect(act(chain.id, null, stranger.userId)).rejects.toMatchObject({ code: 'OFS02' })
  await expect(start(THREE, null, stranger.userId)).rejects.toMatchObject({ code: 'OFS02' })
  await expect(cancel(randomUUID())).rejects.toMatchObject({ code: 'OFS02' })
  await command(sql, 'cancel_job', owner.userId, chain.parts[2]?.job.id ?? '')
  await asUser(sql, owner.userId, (tx) => tx`delete from public.projects where id = ${owner.projectId}`)
  expect(await sql`select from public.chain_parts`).toHaveLength(0)
})

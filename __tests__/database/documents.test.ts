import { beforeAll, describe, expect, test } from 'vitest'
import { asUser, createUser, type Transaction } from '../support/database.ts'
import { addTestKind, createOwner, enqueue, type Owner } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(12)
let owner: Owner

beforeAll(async () => {
  await addTestKind(sql)
  owner = await createOwner(sql)
})

async function call(userId: string, query: (tx: Transaction) => Promise<readonly { value?: unknown }[]>) {
  const [row] = await asUser(sql, userId, query)
  return row?.value as { id: string; revision: number; title: string; content: unknown }
}

const create = (title = 'A deck') =>
  call(
    owner.userId,
    (tx) => tx`select public.create_document(${owner.projectId}, 'deck', ${title}, '{"n":0}') as value`,
  )

const save = (id: string, base: number, n: number, userId = owner.userId, title = 'A deck') =>
  call(userId, (tx) => tx`select public.save_document(${id}, ${base}, ${title}, ${sql.json({ n })}) as value`)

describe('documents', () => {
  test('a save on top of the current revision raises it; on an older one it is refused with the current one', async () => {
    const { id } = await create()
    expect(await save(id, 1, 1)).toMatchObject({ revision: 2, content: { n: 1 } })
    await expect(save(id, 1, 2)).rejects.toMatchObject({ code: 'OFS09', detail: '2' })
    expect(await save(id, 2, 2)).toMatchObject({ revision: 3, content: { n: 2 } })
  })

  test('of ten saves at once on the same revision one is kept', async () => {
    const { id } = await create()
    const results = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => save(id, 1, n)))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })

  test('a sitting of autosaves leaves one revision besides the first, and later sittings leave more', async () => {
    const { id } = await create()
    for (let n = 1; n <= 5; n += 1) await save(id, n, n)
    const revisions = () =>
      sql`select revision from public.document_revisions where document_id = ${id} order by revision`
    expect((await revisions()).map((row) => row.revision)).toEqual([1, 6])
    await sql`update public.document_revisions set created_at = now() - interval '11 minutes' where document_id = ${id}`
    await save(id, 6, 6)
    expect((await revisions()).map((row) => row.revision)).toEqual([1, 6, 7])
  })

  test('a restore within a sitting puts the replaced text aside', async () => {
    const { id } = await create()
    await save(id, 1, 1)
    await call(
      owner.userId,
      (tx) => tx`select public.save_document(${id}, 2, 'A deck', '{"n":0}', true) as value`,
    )
    const rows =
      await sql`select revision, content from public.document_revisions where document_id = ${id} order by revision`
    expect(rows.map((row) => row.content)).toEqual([{ n: 0 }, { n: 1 }, { n: 0 }])
  })

  test('what cannot be stored is refused and changes nothing', async () => {
    const { id } = await create()
    await expect(save(id, 1, 1, owner.userId, '   ')).rejects.toMatchObject({
      code: 'OFS03',
      detail: 'title',
    })
    await expect(
      call(
        owner.userId,
        (tx) =>
          tx`select public.save_document(${id}, 1, 'A', ${sql.json({ x: 'x'.repeat(1_000_001) })}) as value`,
      ),
    ).rejects.toMatchObject({ code: 'OFS12', message: expect.stringContaining('would have 1,001 kB') })
    await expect(
      call(
        owner.userId,
        (tx) => tx`select public.create_document(${owner.projectId}, 'poem', 'A', '{}') as value`,
      ),
    ).rejects.toMatchObject({ code: 'OFS03' })
    expect(await save(id, 1, 1)).toMatchObject({ revision: 2 })
  })

  test('a document of another user does not exist', async () => {
    const { id } = await create()
    const stranger = await createUser(sql)
    await expect(save(id, 1, 1, stranger)).rejects.toMatchObject({ code: 'OFS02' })
    await expect(
      asUser(sql, stranger, (tx) => tx`select public.delete_document(${id})`),
    ).rejects.toMatchObject({ code: 'OFS02' })
    await expect(
      call(
        stranger,
        (tx) => tx`select public.create_document(${owner.projectId}, 'deck', 'A', '{}') as value`,
      ),
    ).rejects.toMatchObject({ code: 'OFS02' })
  })
})

describe('list_jobs', () => {
  test('pages through everything once, newest first', async () => {
    const ids: string[] = []
    for (let n = 0; n < 7; n += 1) ids.push((await enqueue(sql, owner, { input: { n } })).job.id)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const [row] = await asUser(
        sql,
        owner.userId,
        (tx) => tx`select public.list_jobs('active', null, ${cursor}, 3) as page`,
      )
      const page = row?.page as { jobs: { id: string }[]; nextCursor: string | null }
      seen.push(...page.jobs.map((job) => job.id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(ids.reverse())
  })

  test('of what is current holds what is live or ended unseen, and nothing that was cancelled', async () => {
    const owner = await createOwner(sql)
    const [live, failed, seen, cancelled] = await Promise.all(
      [0, 1, 2, 3].map(async (n) => (await enqueue(sql, owner, { input: { n } })).job.id),
    )
    await sql`
      update public.jobs set status = 'failed', error_code = 'model_refused', error_message = 'No.', finished_at = now()
      where id in (${failed ?? ''}, ${seen ?? ''})`
    const current = async () => {
      const [row] = await asUser(sql, owner.userId, (tx) => tx`select public.list_jobs('current') as page`)
      return (row?.page as { jobs: { id: string }[] }).jobs.map(({ id }) => id).sort()
    }
    expect(await current()).toEqual([live, failed, seen, cancelled].sort())
    await asUser(sql, owner.userId, (tx) => tx`select public.acknowledge_jobs(${[seen ?? '']}::uuid[])`)
    await asUser(sql, owner.userId, (tx) => tx`select public.cancel_job(${cancelled ?? ''})`)
    expect(await current()).toEqual([live, failed].sort())
  })

  test('of what is current begins with what is live, however much ended since, and pages through all of it once', async () => {
    const owner = await createOwner(sql)
    const ids: string[] = []
    for (let n = 0; n < 8; n += 1) ids.push((await enqueue(sql, owner, { input: { n } })).job.id)
    const [live, ended] = [ids.slice(0, 3), ids.slice(3)]
    await sql`
      update public.jobs set status = 'failed', error_code = 'model_refused', error_message = 'No.', finished_at = now()
      where id = any(${ended}::uuid[])`
    for (const size of [1, 2, 3, 8]) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const [row] = await asUser(
          sql,
          owner.userId,
          (tx) => tx`select public.list_jobs('current', null, ${cursor}, ${size}) as page`,
        )
        const page = row?.page as { jobs: { id: string }[]; nextCursor: string | null }
        seen.push(...page.jobs.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor)
      expect(seen).toEqual([...live.toReversed(), ...ended.toReversed()])
    }
  })

  test('refuses a status or a cursor it does not know', async () => {
    for (const [status, cursor] of [
      ['late', null],
      [null, 'x'],
      [null, "2026-01-01_' or true"],
    ]) {
      await expect(
        asUser(
          sql,
          owner.userId,
          (tx) => tx`select public.list_jobs(${status ?? null}, null, ${cursor ?? null})`,
        ),
      ).rejects.toMatchObject({ code: 'OFS03' })
    }
  })
})

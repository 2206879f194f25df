import { beforeAll, expect, test } from 'vitest'
import { asService, asUser } from '../support/database.ts'
import { addTestKind, claim, createOwner, enqueue, type Owner } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'
import { someSha256 } from '../support/media.ts'
import { keepSpoken } from '../support/spoken.ts'

const { sql } = freshDatabase(3)
let owner: Owner

beforeAll(async () => {
  await addTestKind(sql)
  owner = await createOwner(sql)
})

async function purge(): Promise<string[]> {
  const [row] = await asService(
    sql,
    (tx) => tx<{ purged: { paths: string[] } }[]>`select public.purge_media() as purged`,
  )
  return row?.purged.paths ?? []
}

const left = async (...pieces: { id: string }[]) => {
  const ids = pieces.map(({ id }) => id)
  const rows = await sql<{ id: string }[]>`select id from public.spoken_pieces where id in ${sql(ids)}`
  return ids.filter((id) => rows.some((row) => row.id === id))
}

async function narrate(pieces: { id: string }[]): Promise<string> {
  const lines = pieces.map(({ id }) => ({ text: 'A word.', piece: id, samples: 100, pause: 0 }))
  const content = { parts: [{ id: 's1', title: 'One', lines }] }
  const [row] = await asUser(
    sql,
    owner.userId,
    (tx) =>
      tx`select public.create_document(${owner.projectId}, 'narration', 'N', ${sql.json(content)}) ->> 'id' as id`,
  )
  return String(row?.id)
}

/** A task of a new job. */
async function running(of = owner): Promise<string> {
  const { job } = await enqueue(sql, of, { input: { says: Math.random() } })
  const task = (await claim(sql, 100)).find(({ jobId }) => jobId === job.id)
  if (!task) throw new Error('The task was not claimable')
  return task.taskId
}

interface Piece {
  id: string
  path: string
  samples: number
}
const begin = async (taskId: string, key: string, samples = 100): Promise<Piece> => {
  const [row] = await asService(
    sql,
    (tx) =>
      tx<{ piece: Piece }[]>`select public.begin_spoken_piece(${taskId}, ${key}, 8000, ${samples}) as piece`,
  )
  if (!row) throw new Error('begin_spoken_piece answered nothing')
  return row.piece
}
const finish = async (id: string): Promise<Piece | null> => {
  const [row] = await asService(
    sql,
    (tx) => tx<{ piece: Piece | null }[]>`select public.finish_spoken_piece(${id}) as piece`,
  )
  return row?.piece ?? null
}
const find = async (taskId: string, keys: string[]): Promise<Piece[]> => {
  const [row] = await asService(
    sql,
    (tx) => tx<{ found: Piece[] }[]>`select public.find_spoken_pieces(${taskId}, ${keys}) as found`,
  )
  return row?.found ?? []
}

test('of two attempts at a sentence the first counts, and both are told so', async () => {
  const task = await running()
  const key = someSha256()
  const [early, late] = [await begin(task, key), await begin(task, key, 200)]
  expect(await find(task, [key])).toEqual([])
  expect(await finish(early.id)).toEqual({ id: early.id, rate: 8000, samples: 100 })
  expect(await finish(late.id)).toEqual({ id: early.id, rate: 8000, samples: 100 })
  expect(await finish(early.id)).toMatchObject({ id: early.id })
  expect(await left(early, late)).toEqual([early.id])
  expect(await find(task, [key, someSha256()])).toEqual([{ id: early.id, key, rate: 8000, samples: 100 }])
})

test('a task finds the pieces of its own project and of no other', async () => {
  const key = someSha256()
  await finish((await begin(await running(), key)).id)
  const stranger = await createOwner(sql)
  const theirs = await running(stranger)
  expect(await find(theirs, [key])).toEqual([])
  expect((await begin(theirs, key)).path).toMatch(`${stranger.userId}/${stranger.projectId}/speech/`)
  expect(await begin(crypto.randomUUID(), key)).toBeNull()
})

test('what is asked for is not cleared away', async () => {
  const task = await running()
  const key = someSha256()
  const piece = await keepSpoken(sql, owner, { key, days: 8 })
  await find(task, [key])
  await purge()
  expect(await left(piece)).toEqual([piece.id])
})

test('a sentence is there once in a project, and another attempt at it does not take its place', async () => {
  const key = someSha256()
  await keepSpoken(sql, owner, { key })
  await keepSpoken(sql, owner, { key, ready: false })
  await expect(keepSpoken(sql, owner, { key })).rejects.toMatchObject({ code: '23505' })
  await keepSpoken(sql, await createOwner(sql), { key })
})

test('what no narration names is cleared away after its days, with its bytes; what one names stays', async () => {
  const named = await keepSpoken(sql, owner, { days: 8 })
  const forgotten = await keepSpoken(sql, owner, { days: 8 })
  const young = await keepSpoken(sql, owner, { days: 6 })
  const never = await keepSpoken(sql, owner, { days: 8, ready: false })
  const narration = await narrate([named])
  const paths = await purge()
  expect(await left(named, forgotten, young, never)).toEqual([named.id, young.id])
  expect(paths).toEqual(expect.arrayContaining([forgotten.path, never.path]))
  expect(paths).not.toContain(named.path)
  expect(paths).not.toContain(young.path)

  await asUser(sql, owner.userId, (tx) => tx`select public.delete_document(${narration})`)
  await sql`update public.spoken_pieces set needed_at = now() - interval '8 days' where id = ${named.id}`
  expect(await purge()).toContain(named.path)
})

test('the owner alone can hear a piece, and nobody can store one but the worker', async () => {
  const { path } = await keepSpoken(sql, owner)
  const stranger = await createOwner(sql)
  const seen = (userId: string) =>
    asUser(sql, userId, (tx) => tx`select name from storage.objects where name = ${path}`)
  expect(await seen(owner.userId)).toHaveLength(1)
  expect(await seen(stranger.userId)).toHaveLength(0)
  const other = path.replace(/[^/]+$/, crypto.randomUUID())
  await expect(
    asUser(
      sql,
      owner.userId,
      (tx) =>
        tx`insert into storage.objects (bucket_id, name, owner_id) values ('media', ${other}, ${owner.userId})`,
    ),
  ).rejects.toMatchObject({ code: '42501' })
})

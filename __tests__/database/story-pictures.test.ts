import { beforeAll, expect, test } from 'vitest'
import { asService, asUser } from '../support/database.ts'
import { addTestKind, claim, complete, createOwner, enqueue, type Owner } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'
import { someSha256 } from '../support/media.ts'
import { keepPicture, keepSheet } from '../support/pictures.ts'

const { sql } = freshDatabase(4)
let owner: Owner

beforeAll(async () => {
  await addTestKind(sql)
  owner = await createOwner(sql)
})

async function story(of = owner): Promise<string> {
  const [row] = await asUser(
    sql,
    of.userId,
    (tx) => tx`select public.create_document(${of.projectId}, 'story', 'S', '{}') ->> 'id' as id`,
  )
  return String(row?.id)
}

/** A task of a new job. */
async function running(of = owner) {
  const { job } = await enqueue(sql, of, { input: { says: Math.random() } })
  const task = (await claim(sql, 100)).find(({ jobId }) => jobId === job.id)
  if (!task) throw new Error('The task was not claimable')
  return task
}

interface Picture {
  id: string
  path: string
  jobId: string
}
const asked = (key: string, given: object = {}) => ({
  segment_id: 'segment-1',
  key,
  style: 'ink',
  alt: 'A cat.',
  type: 'image/png',
  width: 96,
  height: 64,
  bytes: 100,
  ...given,
})
async function begin(taskId: string, documentId: string, picture = asked(someSha256())): Promise<Picture> {
  const [row] = await asService(
    sql,
    (tx) =>
      tx<
        { begun: Picture }[]
      >`select public.begin_story_picture(${taskId}, ${documentId}, ${tx.json(picture)}) as begun`,
  )
  return row?.begun as Picture
}
async function finish(id: string): Promise<Picture | null> {
  const [row] = await asService(
    sql,
    (tx) => tx<{ kept: Picture | null }[]>`select public.finish_story_picture(${id}) as kept`,
  )
  return row?.kept ?? null
}
async function find(taskId: string, keys: string[], again = false): Promise<Picture[]> {
  const [row] = await asService(
    sql,
    (tx) =>
      tx<{ found: Picture[] }[]>`select public.find_story_pictures(${taskId}, ${keys}, ${again}) as found`,
  )
  return row?.found ?? []
}
interface Listed {
  pictures: { id: string; segmentId: string }[]
  refused: { segmentId: string; code: string }[]
}
async function list(documentId: string, userId = owner.userId): Promise<Listed> {
  const [row] = await asUser(
    sql,
    userId,
    (tx) => tx<{ listed: Listed }[]>`select public.list_story_pictures(${documentId}) as listed`,
  )
  return row?.listed as Listed
}
async function purge(): Promise<string[]> {
  const [row] = await asService(
    sql,
    (tx) => tx<{ purged: { paths: string[] } }[]>`select public.purge_media() as purged`,
  )
  return row?.purged.paths ?? []
}

test('of two attempts of a job at a picture the first counts, and both are told so', async () => {
  const id = await story()
  const { taskId, jobId } = await running()
  const [early, late] = [await begin(taskId, id), await begin(taskId, id)]
  expect((await list(id)).pictures).toEqual([])
  expect(await finish(early.id)).toMatchObject({ id: early.id, jobId })
  expect(await finish(late.id)).toMatchObject({ id: early.id })
  expect(await finish(early.id)).toMatchObject({ id: early.id })
  expect((await list(id)).pictures.map((each) => each.id)).toEqual([early.id])
})

test('of two jobs the one that was started later counts, whichever is ready first', async () => {
  const id = await story()
  const [older, newer] = [await running(), await running()]
  const [first, second] = [await begin(older.taskId, id), await begin(newer.taskId, id)]
  expect(await finish(first.id)).toMatchObject({ id: first.id })
  expect(await finish(second.id)).toMatchObject({ id: second.id })
  const late = await begin(older.taskId, id)
  expect(await finish(late.id)).toMatchObject({ id: second.id })
  expect((await list(id)).pictures.map((each) => each.id)).toEqual([second.id])
})

test('two workers that are ready at once leave one picture, and are told the same', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await story()
    const { taskId } = await running()
    const both = [await begin(taskId, id), await begin(taskId, id)]
    const told = await Promise.all(both.map((each) => finish(each.id)))
    expect(told[0]?.id).toBe(told[1]?.id)
    expect((await list(id)).pictures).toHaveLength(1)
  }
})

test('a task finds the pictures of its own project; asked for again, those of its own job alone', async () => {
  const id = await story()
  const key = someSha256()
  const mine = await running()
  await finish((await begin(mine.taskId, id, asked(key))).id)
  const other = await running()
  expect(await find(other.taskId, [key, someSha256()])).toHaveLength(1)
  expect(await find(other.taskId, [key], true)).toEqual([])
  expect(await find(mine.taskId, [key], true)).toHaveLength(1)
  const stranger = await running(await createOwner(sql))
  expect(await find(stranger.taskId, [key])).toEqual([])
})

test('a story of somebody else, or one that is gone, takes no picture and no sheet', async () => {
  const id = await story()
  const { taskId } = await running(await createOwner(sql))
  expect(await begin(taskId, id)).toBeNull()
  expect(await begin((await running()).taskId, crypto.randomUUID())).toBeNull()
  const [row] = await asService(
    sql,
    (tx) =>
      tx`select public.keep_character_sheet(${taskId}, ${id}, ${someSha256()}, '{"world": ""}') as sheet`,
  )
  expect(row?.sheet).toBeNull()
})

test('a story that is deleted while it is drawn takes its pictures along, and their bytes', async () => {
  const id = await story()
  const { taskId } = await running()
  const there = await keepPicture(sql, owner, id, { segmentId: 'segment-2' })
  await keepSheet(sql, owner, id)
  const begun = await begin(taskId, id)
  await asUser(sql, owner.userId, (tx) => tx`select public.delete_document(${id})`)
  expect(await finish(begun.id)).toBeNull()
  expect(await sql`select 1 from public.story_pictures where document_id = ${id}`).toHaveLength(0)
  expect(await sql`select 1 from public.character_sheets where document_id = ${id}`).toHaveLength(0)
  expect(await purge()).toContain(there.path)
})

test('what another picture took the place of is cleared away; what is there and what is being sent stay', async () => {
  const id = await story()
  const old = await keepPicture(sql, owner, id)
  const sending = await keepPicture(sql, owner, id, { segmentId: 'segment-3', ready: false })
  const stuck = await keepPicture(sql, owner, id, { segmentId: 'segment-4', ready: false, hours: 24 * 30 })
  expect(await purge()).not.toContain(old.path)
  const { taskId } = await running()
  await finish((await begin(taskId, id)).id)
  const paths = await purge()
  expect(paths).toContain(old.path)
  expect(paths).toContain(stuck.path)
  expect(paths).not.toContain(sending.path)
})

test('the sheet of a story is the first of its key, and another one where the story has other characters', async () => {
  const id = await story()
  const { taskId } = await running()
  const keep = async (key: string, world: string) => {
    const [row] = await asService(
      sql,
      (tx) =>
        tx`select public.keep_character_sheet(${taskId}, ${id}, ${key}, ${tx.json({ world })}) ->> 'world' as world`,
    )
    return row?.world as string
  }
  const [one, two] = [someSha256(), someSha256()]
  expect(await keep(one, 'Spring')).toBe('Spring')
  expect(await keep(one, 'Autumn')).toBe('Spring')
  expect(await keep(two, 'Winter')).toBe('Winter')
  const [found] = await asService(
    sql,
    (tx) => tx`select public.find_character_sheet(${taskId}, ${id}, ${two}) as sheet,
    public.find_character_sheet(${taskId}, ${id}, ${one}) as before`,
  )
  expect(found).toEqual({ sheet: { world: 'Winter' }, before: null })
})

test('what was refused is listed until that segment is asked for again with another end', async () => {
  const id = await story()
  const refusal = {
    segmentId: 'segment-1',
    picture: null,
    refused: { code: 'picture_refused', message: 'No.' },
  }
  const drawnBy = async (output: Record<string, unknown>) => {
    const task = await running()
    await complete(sql, task, { output, finish: { result: {} } })
    await sql`update public.jobs set kind = 'image_generation', input = ${sql.json({ documentId: id })} where id = ${task.jobId}`
    await sql`update public.job_tasks set stage = 'draw' where id = ${task.taskId}`
    return task.jobId
  }
  const jobId = await drawnBy(refusal)
  expect((await list(id)).refused).toEqual([
    { segmentId: 'segment-1', code: 'picture_refused', message: 'No.', jobId },
  ])
  await drawnBy({ segmentId: 'segment-1', picture: { id: crypto.randomUUID() }, refused: null })
  expect((await list(id)).refused).toEqual([])
})

test.each([
  ['no words for who cannot see it', { alt: '  ' }],
  ['another type', { type: 'image/svg+xml' }],
  ['no size', { width: 1 }],
  ['too many bytes', { bytes: 9_000_000 }],
])('a picture with %s is none', async (_what, wrong) => {
  const id = await story()
  const { taskId } = await running()
  await expect(begin(taskId, id, asked(someSha256(), wrong))).rejects.toMatchObject({ code: '23514' })
})

test('the owner alone sees the file, and nobody stores one but the worker', async () => {
  const { path } = await keepPicture(sql, owner, await story())
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

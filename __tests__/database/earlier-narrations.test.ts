import { beforeAll, expect, test } from 'vitest'
import { asService, asUser } from '../support/database.ts'
import { addTestKind, createOwner, type Owner } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'
import { createTalk, keepSpoken } from '../support/spoken.ts'

const { sql } = freshDatabase(3)
let owner: Owner

beforeAll(async () => {
  await addTestKind(sql)
  owner = await createOwner(sql)
})

/** A narration of that document, as a job of narrations leaves it, made so many hours ago. */
async function narrate(
  documentId: string,
  hours: number,
  pieces: { id: string }[] = [],
  of = owner,
): Promise<string> {
  const lines = pieces.map(({ id }) => ({ text: 'A word.', piece: id, samples: 100, pause: 0 }))
  const content = { parts: [{ id: 's1', title: 'One', lines }] }
  const source = { kind: 'tts_generation', input: { documentId } }
  const [row] = await asUser(
    sql,
    of.userId,
    (tx) => tx<{ id: string }[]>`select public.create_document(
      ${of.projectId}, 'narration', 'N', ${sql.json(content)}, ${sql.json(source)}) ->> 'id' as id`,
  )
  const id = String(row?.id)
  await sql`update public.documents set created_at = now() - make_interval(hours => ${hours}) where id = ${id}`
  return id
}

async function purge(): Promise<string[]> {
  const [row] = await asService(
    sql,
    (tx) => tx<{ purged: { paths: string[] } }[]>`select public.purge_media() as purged`,
  )
  return row?.purged.paths ?? []
}

const left = async (...ids: string[]) => {
  const rows = await sql<{ id: string }[]>`select id from public.documents where id in ${sql(ids)}`
  return ids.filter((id) => rows.some((row) => row.id === id))
}

test('of the narrations of a document the newest stays, and one that was replaced a moment ago', async () => {
  const talk = await createTalk(sql, owner, ['One.'])
  const first = await narrate(talk, 90)
  const second = await narrate(talk, 60)
  const third = await narrate(talk, 3)
  const newest = await narrate(talk, 1)
  await purge()
  // The second was replaced three hours ago: somebody may be hearing it.
  expect(await left(first, second, third, newest)).toEqual([second, third, newest])
  await sql`update public.documents set created_at = now() - interval '30 hours' where id in ${sql([third, newest])}`
  await purge()
  expect(await left(second, third, newest)).toHaveLength(1)
})

test('the only narration of a document stays, however old it is; that of another user or document replaces nothing', async () => {
  const [mine, other] = [await createTalk(sql, owner, ['One.']), await createTalk(sql, owner, ['Two.'])]
  const only = await narrate(mine, 900)
  await narrate(other, 1)
  await narrate(mine, 1, [], await createOwner(sql))
  await purge()
  expect(await left(only)).toEqual([only])
})

test('what was read from a document that is gone goes, and what came from nowhere stays', async () => {
  const talk = await createTalk(sql, owner, ['One.'])
  const orphan = await narrate(talk, 30)
  const young = await narrate(crypto.randomUUID(), 1)
  const strange = await narrate('no id at all', 1)
  await asUser(sql, owner.userId, (tx) => tx`select public.delete_document(${talk})`)
  await purge()
  expect(await left(orphan, young, strange)).toEqual([young, strange])
})

test('the sound that only an earlier narration named goes with its bytes when its days are over', async () => {
  const talk = await createTalk(sql, owner, ['One.'])
  const shared = await keepSpoken(sql, owner)
  const old = await keepSpoken(sql, owner)
  await narrate(talk, 90, [shared, old])
  await narrate(talk, 40, [shared])
  expect(await purge()).not.toContain(old.path)
  await sql`update public.spoken_pieces set needed_at = now() - interval '8 days' where id in ${sql([shared.id, old.id])}`
  const paths = await purge()
  expect(paths).toContain(old.path)
  expect(paths).not.toContain(shared.path)
})

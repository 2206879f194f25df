import { writeWav } from '@shared/narration/wav.ts'
import { talkOf } from '../unit/kinds/tts-context.ts'
import type { Sql } from './database.ts'
import { asUser } from './database.ts'
import type { Owner } from './engine.ts'
import { someSha256, storeObject } from './media.ts'
import { serviceClient } from './stack.ts'

interface Kept {
  key?: string
  /** Needed so many days ago. */
  days?: number
  ready?: boolean
  samples?: number
}

async function insertPiece(
  sql: Sql,
  { userId, projectId }: Owner,
  { key = someSha256(), days = 0, ready = true, samples = 100 }: Kept,
): Promise<{ id: string; path: string }> {
  const [row] = await sql<{ id: string; path: string }[]>`
    insert into public.spoken_pieces (user_id, project_id, key, rate, samples, bytes, ready_at, needed_at)
    values (${userId}, ${projectId}, ${key}, 8000, ${samples}, ${samples * 2 + 44},
      ${ready ? sql`now()` : null}, now() - make_interval(days => ${days}))
    returning id, path`
  if (!row) throw new Error('Nothing was inserted')
  return row
}

/** A spoken piece whose object is there, as the worker leaves it; without its bytes. */
export async function keepSpoken(sql: Sql, owner: Owner, kept: Kept = {}) {
  const row = await insertPiece(sql, owner, kept)
  await storeObject(sql, owner, row.path, (kept.samples ?? 100) * 2 + 44)
  return row
}

/** A narration with its sound in Storage: two parts, each of whose samples is its own number. */
export async function createNarration(sql: Sql, owner: Owner) {
  const sounds = [Int16Array.of(1, 2, 3), Int16Array.of(4, 5), Int16Array.of(6, 7, 8, 9)]
  const lines = []
  for (const [index, samples] of sounds.entries()) {
    const { id, path } = await insertPiece(sql, owner, { samples: samples.length })
    const sound = new Blob([writeWav({ rate: 8_000, samples })], { type: 'audio/wav' })
    const { error } = await serviceClient().storage.from('media').upload(path, sound)
    if (error) throw error
    lines.push({ text: `Sentence ${index + 1}.`, piece: id, samples: samples.length, pause: 2 })
  }
  const content = {
    source: { id: crypto.randomUUID(), type: 'talk_track', title: 'A talk', revision: 1 },
    voice: 'cedar',
    speed: 1,
    model: { name: 'speaks', offline: false },
    rate: 8_000,
    parts: [
      { id: 's1', title: 'One', lines: lines.slice(0, 2) },
      { id: 's2', title: 'Two', lines: lines.slice(2) },
    ],
  }
  const id = await createDocument(sql, owner, 'narration', content)
  return {
    id,
    pieces: lines.map(({ piece }) => piece),
    samples: [1, 2, 3, 0, 0, 4, 5, 0, 0, 6, 7, 8, 9, 0, 0],
  }
}

/** A talk track with these scripts; its id. */
export function createTalk(sql: Sql, owner: Owner, scripts: string[]): Promise<string> {
  return createDocument(sql, owner, 'talk_track', talkOf(scripts))
}

async function createDocument(sql: Sql, owner: Owner, type: string, content: object): Promise<string> {
  const [row] = await asUser(
    sql,
    owner.userId,
    (tx) => tx`select public.create_document(
      ${owner.projectId}, ${type}, 'A talk', ${sql.json(content as never)}) ->> 'id' as id`,
  )
  return String(row?.id)
}

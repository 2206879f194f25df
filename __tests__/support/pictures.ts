import type { Sql } from './database.ts'
import type { Owner } from './engine.ts'
import { someSha256, storeObject } from './media.ts'
import { png } from './png.ts'
import { serviceClient } from './stack.ts'

interface Kept {
  segmentId?: string
  key?: string
  alt?: string
  ready?: boolean
  bytes?: number
  /** Begun so many hours ago. */
  hours?: number
  width?: number
  height?: number
}

async function insertPicture(sql: Sql, { userId, projectId }: Owner, documentId: string, kept: Kept) {
  const { segmentId = 'segment-1', key = someSha256(), alt = 'A man at a station.', ready = true } = kept
  const { bytes = 100, hours = 0, width = 96, height = 64 } = kept
  const [row] = await sql<{ id: string; path: string }[]>`
    insert into public.story_pictures
      (user_id, project_id, document_id, segment_id, key, style, alt, type, width, height, bytes, job_id, asked_at, created_at, ready_at)
    values (${userId}, ${projectId}, ${documentId}, ${segmentId}, ${key}, 'ink', ${alt}, 'image/png', ${width}, ${height},
      ${bytes}, ${crypto.randomUUID()}, now(), now() - make_interval(hours => ${hours}), ${ready ? sql`now()` : null})
    returning id, path`
  if (!row) throw new Error('Nothing was inserted')
  return row
}

/** A picture of a story whose object is there, as the worker leaves it; without its bytes. */
export async function keepPicture(sql: Sql, owner: Owner, documentId: string, kept: Kept = {}) {
  const row = await insertPicture(sql, owner, documentId, kept)
  await storeObject(sql, owner, row.path, kept.bytes ?? 100)
  return row
}

/** A picture of a story with its bytes in Storage; in the place of the one of that segment, if there is one. */
export async function storePicture(sql: Sql, owner: Owner, documentId: string, kept: Kept = {}) {
  const bytes = png(96, 64)
  const segmentId = kept.segmentId ?? 'segment-1'
  await sql`delete from public.story_pictures where document_id = ${documentId} and segment_id = ${segmentId}`
  const row = await insertPicture(sql, owner, documentId, { bytes: bytes.length, ...kept })
  const file = new Blob([bytes], { type: 'image/png' })
  const { error } = await serviceClient().storage.from('media').upload(row.path, file)
  if (error) throw error
  return { ...row, bytes }
}

/** A character sheet of a story. */
export async function keepSheet(sql: Sql, { userId }: Owner, documentId: string): Promise<void> {
  await sql`insert into public.character_sheets (document_id, user_id, key, sheet)
    values (${documentId}, ${userId}, ${someSha256()}, '{"characters": [], "world": ""}')`
}

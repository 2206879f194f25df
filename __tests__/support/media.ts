import { randomBytes } from 'node:crypto'
import type { Sql } from './database.ts'
import { asUser } from './database.ts'
import type { Owner } from './engine.ts'

export interface MediaRow {
  id: string
  status: string
  reason: string | null
  path: string
  bytes: number
}

interface Announced {
  name?: string
  type?: string
  bytes?: number
  sha256?: string
  seconds?: number | null
  pixels?: number | null
  pages?: number | null
}

/** A new random content, so that no two announcements are the same file. */
export const someSha256 = () => randomBytes(32).toString('hex')

/** What `create_media` answers to that user. */
export async function createMedia(sql: Sql, owner: Owner, given: Announced = {}): Promise<MediaRow> {
  const { name = 'talk.mp3', type = 'audio/mpeg', bytes = 1000, sha256 = someSha256() } = given
  const { seconds = null, pixels = null, pages = null } = given
  const [row] = await asUser(
    sql,
    owner.userId,
    (tx) => tx<{ media: MediaRow }[]>`select public.create_media(
      ${owner.projectId}, ${name}, ${type}, ${bytes}, ${sha256}, ${seconds}, ${pixels}, ${pages}) as media`,
  )
  if (!row) throw new Error('create_media answered nothing')
  return row.media
}

/** An object at that path, as Storage leaves it after an upload. */
export async function storeObject(sql: Sql, owner: Owner, path: string, size: number): Promise<void> {
  await sql`insert into storage.objects (bucket_id, name, owner_id, metadata)
    values ('media', ${path}, ${owner.userId}, ${sql.json({ size })})`
}

/** Media whose bytes have arrived, not finished yet. */
export async function createStoredMedia(sql: Sql, owner: Owner, given: Announced = {}): Promise<MediaRow> {
  const media = await createMedia(sql, owner, given)
  await storeObject(sql, owner, media.path, media.bytes)
  return media
}

/** What `finish_media` answers to that user. */
export async function finishMedia(sql: Sql, userId: string, mediaId: string): Promise<MediaRow> {
  const [row] = await asUser(
    sql,
    userId,
    (tx) => tx<{ media: MediaRow }[]>`select public.finish_media(${mediaId}) as media`,
  )
  if (!row) throw new Error('finish_media answered nothing')
  return row.media
}

export interface PieceRow {
  position: number
  status: string
  path: string
  bytes: number
  sha256: string
}

export interface PiecesRow {
  mediaId: string
  readyAt: string | null
  pieces: PieceRow[]
}

/** A piece as it is announced: ten seconds, one second of them shared with the piece before. */
export const somePiece = (position: number, given: object = {}) => ({
  position,
  startSeconds: position * 9,
  seconds: 10,
  type: 'audio/wav',
  bytes: 100 + position,
  sha256: someSha256(),
  ...given,
})

/** What `announce_media_pieces` answers to that user. */
export async function announcePieces(
  sql: Sql,
  userId: string,
  mediaId: string,
  pieces: object[],
): Promise<PiecesRow> {
  const [row] = await asUser(
    sql,
    userId,
    (tx) =>
      tx<
        { pieces: PiecesRow }[]
      >`select public.announce_media_pieces(${mediaId}, ${tx.json(pieces as never)}) as pieces`,
  )
  if (!row) throw new Error('announce_media_pieces answered nothing')
  return row.pieces
}

/** What `finish_media_pieces` answers to that user. */
export async function finishPieces(
  sql: Sql,
  userId: string,
  mediaId: string,
  count: number,
): Promise<PiecesRow> {
  const [row] = await asUser(
    sql,
    userId,
    (tx) => tx<{ pieces: PiecesRow }[]>`select public.finish_media_pieces(${mediaId}, ${count}) as pieces`,
  )
  if (!row) throw new Error('finish_media_pieces answered nothing')
  return row.pieces
}

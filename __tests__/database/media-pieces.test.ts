import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { asService, asUser } from '../support/database.ts'
import { createOwner, type Owner } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'
import {
  announcePieces,
  createMedia,
  createStoredMedia,
  finishMedia,
  finishPieces,
  type PiecesRow,
  somePiece,
  storeObject,
} from '../support/media.ts'

const { sql } = freshDatabase(3)
let owner: Owner

beforeAll(async () => {
  owner = await createOwner(sql)
})

const announce = (mediaId: string, pieces: object[], userId = owner.userId) =>
  announcePieces(sql, userId, mediaId, pieces)
const finish = (mediaId: string, count: number) => finishPieces(sql, owner.userId, mediaId, count)

/** Storage has them as they were announced. */
async function send({ pieces }: PiecesRow) {
  for (const { path, bytes } of pieces) await storeObject(sql, owner, path, bytes)
}

const undone = new Error('Nothing of it stays')
const refusal = (userId: string, path: string): Promise<string | null> =>
  asUser(sql, userId, async (tx) => {
    await tx`insert into storage.objects (bucket_id, name, owner_id) values ('media', ${path}, ${userId})`
    throw undone
  }).catch((error: { code?: string }) => {
    if (error !== undone && !error.code) throw error
    return error.code ?? null
  })

describe('announcing', () => {
  test('a few at a time; the same again is kept, what was cut anew takes its place', async () => {
    const media = await createMedia(sql, owner)
    const pieces = [somePiece(0), somePiece(1), somePiece(2)]
    const first = await announce(media.id, pieces.slice(0, 2))
    expect(first).toMatchObject({
      mediaId: media.id,
      readyAt: null,
      pieces: [{ position: 0 }, { position: 1 }],
    })
    expect(first.pieces[0]?.path).toMatch(`${owner.userId}/${owner.projectId}/${media.id}/pieces/`)
    await storeObject(sql, owner, first.pieces[0]?.path ?? '', 100)
    await finish(media.id, 3)

    const all = await announce(media.id, pieces)
    expect(all.pieces.map(({ status }) => status)).toEqual(['ready', 'uploading', 'uploading'])
    expect(all.pieces.slice(0, 2).map(({ path }) => path)).toEqual(first.pieces.map(({ path }) => path))

    const anew = await announce(media.id, [{ ...somePiece(0), seconds: 11 }])
    expect(anew.pieces[0]).toMatchObject({ status: 'uploading' })
    expect(anew.pieces[0]?.path).not.toBe(first.pieces[0]?.path)
  })

  test.each([
    ['none', []],
    ['too many', Array.from({ length: 401 }, (_, n) => somePiece(n))],
    ['a position too far', [somePiece(400)]],
    ['one too large', [somePiece(0, { bytes: 8_388_609 })]],
    ['one too long', [somePiece(0, { seconds: 601 })]],
    ['one after the end of time', [somePiece(0, { startSeconds: 21_800 })]],
    ['a type that models do not hear', [somePiece(0, { type: 'audio/aac' })]],
    ['no hash', [somePiece(0, { sha256: undefined })]],
    ['words for numbers', [somePiece(0, { seconds: 'long' })]],
    ['a time before the start', [somePiece(0, { startSeconds: -1 })]],
    ['louder than loud', [somePiece(0, { peak: 1.5 })]],
  ])('refuses %s', async (_what, pieces) => {
    const media = await createMedia(sql, owner)
    await expect(announce(media.id, pieces)).rejects.toMatchObject({ code: 'OFS03', detail: 'pieces' })
    expect(await sql`select from public.media_pieces where media_id = ${media.id}`).toHaveLength(0)
  })

  test('is for recordings that were not rejected', async () => {
    const picture = await createMedia(sql, owner, { type: 'image/png' })
    await expect(announce(picture.id, [somePiece(0)])).rejects.toMatchObject({
      code: 'OFS03',
      detail: 'type',
    })
    const rejected = await createMedia(sql, owner)
    await storeObject(sql, owner, rejected.path, 1)
    await finishMedia(sql, owner.userId, rejected.id)
    await expect(announce(rejected.id, [somePiece(0)])).rejects.toMatchObject({ code: 'OFS08' })
  })

  test('together they are no larger than a recording may be', async () => {
    await sql`update public.upload_limits set max_bytes = 5000 where medium = 'sound'`
    try {
      const media = await createMedia(sql, owner)
      const pieces = [0, 1, 2].map((n) => somePiece(n, { bytes: 2000 }))
      await expect(announce(media.id, pieces)).rejects.toMatchObject({ code: 'OFS03' })
    } finally {
      await sql`update public.upload_limits set max_bytes = ${2 ** 31} where medium = 'sound'`
    }
  })
})

describe('finishing', () => {
  test('says what is missing; when all are there the recording can be heard, original or not', async () => {
    const media = await createMedia(sql, owner)
    const pieces = [somePiece(0), somePiece(1)]
    const announced = await announce(media.id, pieces)
    expect((await finish(media.id, 2)).pieces.map(({ status }) => status)).toEqual(['uploading', 'uploading'])
    await send(announced)
    expect(await finish(media.id, 3)).toMatchObject({ readyAt: null })
    const done = await finish(media.id, 2)
    expect(done.readyAt).not.toBeNull()
    expect(await finish(media.id, 2)).toEqual(done)
    const [row] = await sql`select status, seconds, pieces_ready_at from public.media where id = ${media.id}`
    expect(row).toMatchObject({ status: 'uploading', seconds: '19' })

    // A page that was reloaded announces all of them once more; another cut comes too late.
    expect(await announce(media.id, pieces)).toEqual(done)
    await expect(announce(media.id, [somePiece(0)])).rejects.toMatchObject({ code: 'OFS08' })
    expect(await refusal(owner.userId, done.pieces[0]?.path ?? '')).toBe('42501')
  })

  test('what arrived with another size is forgotten and can be sent again', async () => {
    const media = await createMedia(sql, owner)
    const pieces = [somePiece(0), somePiece(1)]
    const { pieces: sent } = await announce(media.id, pieces)
    await storeObject(sql, owner, sent[0]?.path ?? '', 1)
    await storeObject(sql, owner, sent[1]?.path ?? '', 101)
    expect((await finish(media.id, 2)).pieces).toMatchObject([{ position: 1, status: 'ready' }])
    const { pieces: again } = await announce(media.id, pieces)
    expect(again[0]?.path).not.toBe(sent[0]?.path)
    await storeObject(sql, owner, again[0]?.path ?? '', 100)
    expect((await finish(media.id, 2)).readyAt).not.toBeNull()
  })

  test('more than there are in the end are forgotten', async () => {
    const media = await createMedia(sql, owner)
    await send(await announce(media.id, [somePiece(0), somePiece(1), somePiece(2)]))
    expect((await finish(media.id, 2)).pieces).toHaveLength(2)
  })

  test('refuses pieces out of order, and none', async () => {
    const media = await createMedia(sql, owner)
    await send(
      await announce(media.id, [somePiece(0, { startSeconds: 5 }), somePiece(1, { startSeconds: 5 })]),
    )
    await expect(finish(media.id, 2)).rejects.toMatchObject({ code: 'OFS03', detail: 'pieces' })
    await expect(finish(media.id, 0)).rejects.toMatchObject({ code: 'OFS03', detail: 'count' })
  })
})

describe('two commits of pieces at the same time', () => {
  const pieces = [0, 1].map((n) => somePiece(n, { sha256: String(n).repeat(64) }))

  /** The second asks while the first holds the recording, and is written after it. */
  async function announceOverlapping(mediaId: string, [first, second]: object[][]) {
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const holding = asUser(sql, owner.userId, async (tx) => {
      await tx`select public.announce_media_pieces(${mediaId}, ${tx.json(first as never)})`
      begun.resolve()
      await gate.promise
    })
    await Promise.race([begun.promise, holding])
    const waiting = announce(mediaId, second ?? [])
    await vi.waitFor(async () => {
      const [row] = await sql`select count(*)::integer as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%announce_media_pieces%'`
      expect(row?.count).toBe(1)
    })
    gate.resolve()
    await holding
    return waiting
  }

  test.each([
    ['the earlier piece first', [0, 1]],
    ['the later piece first', [1, 0]],
  ])('end with the same recording: %s', async (_what, order) => {
    const media = await createMedia(sql, owner)
    const all = await announceOverlapping(
      media.id,
      order.map((n) => pieces.slice(n, n + 1)),
    )
    for (const [n, position] of order.entries()) {
      const { path = '', bytes = 0 } = all.pieces[position] ?? {}
      await storeObject(sql, owner, path, bytes)
      const { readyAt } = await finish(media.id, 2)
      // Whichever is there first: it can be heard with both, and not before.
      expect(readyAt === null).toBe(n === 0)
    }
    const [row] = await sql`select seconds, pieces_ready_at from public.media where id = ${media.id}`
    expect(row).toMatchObject({ seconds: '19', pieces_ready_at: expect.any(Date) })
    expect(
      await sql`select position, start_seconds, seconds, sha256, status from public.media_pieces
        where media_id = ${media.id} order by position`,
    ).toEqual([
      { position: 0, start_seconds: '0', seconds: '10', sha256: '0'.repeat(64), status: 'ready' },
      { position: 1, start_seconds: '9', seconds: '10', sha256: '1'.repeat(64), status: 'ready' },
    ])
  })
})

test('a piece is stored at its own path by its owner alone, and seen by nobody else', async () => {
  const media = await createMedia(sql, owner)
  const { pieces } = await announce(media.id, [somePiece(0), somePiece(1)])
  const path = pieces[0]?.path ?? ''
  const stranger = await createOwner(sql)
  expect(await refusal(owner.userId, path)).toBeNull()
  expect(await refusal(stranger.userId, path)).toBe('42501')
  for (const other of [`${path}/more`, path.replace(/[^/]+$/, randomUUID()), path.replace(/[^/]+$/, '0')])
    expect(await refusal(owner.userId, other), other).toBe('42501')
  await storeObject(sql, owner, path, 100)
  const seen = (userId: string) =>
    asUser(sql, userId, (tx) => tx`select from storage.objects where name = ${path}`)
  expect(await seen(owner.userId)).toHaveLength(1)
  expect(await seen(stranger.userId)).toHaveLength(0)
})

test('objects of pieces stay while their recording does, and go with it, or when they were cut anew', async () => {
  const purge = () =>
    asService(sql, (tx) => tx<{ paths: string[] }[]>`select public.purge_media() -> 'paths' as paths`)
  await purge()
  const kept = await createStoredMedia(sql, owner)
  const gone = await createStoredMedia(sql, owner)
  const [keptPieces, gonePieces] = [
    await announce(kept.id, [somePiece(0), somePiece(1)]),
    await announce(gone.id, [somePiece(0)]),
  ]
  await send(keptPieces)
  await send(gonePieces)
  await announce(kept.id, [somePiece(1)])
  await asUser(sql, owner.userId, (tx) => tx`select public.delete_media(${gone.id})`)
  const [row] = await purge()
  const paths = [gone.path, gonePieces.pieces[0]?.path, keptPieces.pieces[1]?.path]
  expect(row?.paths).toEqual(expect.arrayContaining(paths))
  expect(row?.paths).not.toContain(keptPieces.pieces[0]?.path)
})

test('a job that names a recording needs its pieces, and its project', async () => {
  await sql`insert into public.job_kinds (kind, title, stages, input_documents, estimate_low_seconds, estimate_high_seconds)
    values ('hears', 'Hearing', '[{"name": "plan", "label": "Plan", "from": 0, "to": 100}]', '{"mediaId": "recording"}', 1, 2)`
  const media = await createMedia(sql, owner, { name: 'A talk.mp3' })
  const enqueue = ({ userId, projectId }: Owner, mediaId: string) =>
    asUser(
      sql,
      userId,
      (tx) =>
        tx`select public.enqueue_job('hears', ${projectId}, ${tx.json({ mediaId })}) -> 'job' ->> 'title' as title`,
    )
  await expect(enqueue(owner, media.id)).rejects.toMatchObject({ code: 'OFS08', detail: 'mediaId' })
  await send(await announce(media.id, [somePiece(0)]))
  await finish(media.id, 1)
  expect(await enqueue(owner, media.id)).toEqual([{ title: 'Hearing for A talk.mp3' }])
  const stranger = await createOwner(sql)
  await expect(enqueue(stranger, media.id)).rejects.toMatchObject({ code: 'OFS02', detail: 'mediaId' })
  const picture = await createMedia(sql, owner, { type: 'image/png' })
  await expect(enqueue(owner, picture.id)).rejects.toMatchObject({ code: 'OFS02' })
})

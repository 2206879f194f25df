import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { asService, asUser } from '../support/database.ts'
import { createOwner, type Owner } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'
import { createMedia, createStoredMedia, finishMedia, someSha256, storeObject } from '../support/media.ts'

const { sql } = freshDatabase(3)
const MB = 1024 * 1024
let owner: Owner

beforeAll(async () => {
  owner = await createOwner(sql)
})

interface Purged {
  expired: number
  paths: string[]
  more: boolean
}

async function purge(): Promise<Purged> {
  const [row] = await asService(sql, (tx) => tx<{ purged: Purged }[]>`select public.purge_media() as purged`)
  if (!row) throw new Error('purge_media answered nothing')
  return row.purged
}

const undone = new Error('Nothing of it stays')

/** Whether the policies let that user store an object there: an error's SQLSTATE, or null. */
const refusal = (userId: string, path: string): Promise<string | null> =>
  asUser(sql, userId, async (tx) => {
    await tx`insert into storage.objects (bucket_id, name, owner_id) values ('media', ${path}, ${userId})`
    throw undone
  }).catch((error: { code?: string }) => {
    if (error !== undone && !error.code) throw error
    return error.code ?? null
  })

describe('announcing a file', () => {
  test('its path is the own folder, the project and the id', async () => {
    const media = await createMedia(sql, owner)
    expect(media).toMatchObject({ status: 'uploading', reason: null })
    expect(media.path).toBe(`${owner.userId}/${owner.projectId}/${media.id}/original`)
  })

  test('the same content again is the same row, until it was rejected', async () => {
    const sha256 = someSha256()
    const first = await createStoredMedia(sql, owner, { sha256 })
    expect((await createMedia(sql, owner, { sha256, name: 'renamed.mp3' })).id).toBe(first.id)
    expect((await finishMedia(sql, owner.userId, first.id)).status).toBe('ready')
    expect((await createMedia(sql, owner, { sha256 })).id).toBe(first.id)

    const short = await createMedia(sql, owner)
    await storeObject(sql, owner, short.path, 999)
    expect(await finishMedia(sql, owner.userId, short.id)).toMatchObject({
      status: 'rejected',
      reason: 'size_differs',
    })
  })

  test.each([
    [
      'bytes',
      { bytes: 2 ** 31 + 1 },
      'This file has more than 2 GB. Save it as MP3 or M4A, or split it in two.',
    ],
    ['bytes', { type: 'video/mp4', bytes: 2 ** 31 + 1 }, 'more than 2 GB. Save its sound alone'],
    ['bytes', { type: 'image/png', bytes: 25 * MB + 1 }, 'more than 25 MB. Save it smaller'],
    ['bytes', { type: 'application/pdf', bytes: 50 * MB + 1 }, 'more than 50 MB. Save the page'],
    ['seconds', { seconds: 21_601 }, 'more than 360 minutes.'],
    ['pixels', { type: 'image/png', pixels: 50_000_001 }, 'more than 50 million pixels.'],
    ['pages', { type: 'application/pdf', pages: 51 }, 'more than 50 pages.'],
  ])('refuses by %s, and says how much it may be: %j', async (detail, given, words) => {
    const refusal = createMedia(sql, owner, given)
    await expect(refusal).rejects.toMatchObject({ code: 'OFS03', detail })
    await expect(refusal).rejects.toThrow(words)
  })

  test('takes as much as each medium may be, and no more of one because of another', async () => {
    for (const [type, bytes] of [
      ['image/png', 25 * MB],
      ['application/pdf', 50 * MB],
      ['audio/wav', 2 ** 31],
    ] as const)
      expect((await createMedia(sql, owner, { type, bytes })).status).toBe('uploading')
  })

  test.each([
    ['type', { type: 'application/x-msdownload' }],
    ['type', { sha256: 'none' }],
    ['type', { bytes: 0 }],
    ['type', { type: 'image/png', seconds: 3 }],
  ])('refuses by %s: %j', async (field, given) => {
    await expect(createMedia(sql, owner, given)).rejects.toMatchObject({ code: 'OFS03', detail: field })
  })

  test('a project holds so many files and no more', async () => {
    const full = await createOwner(sql)
    await sql`update public.media_settings set max_files_per_project = 2`
    try {
      await Promise.all([createMedia(sql, full), createMedia(sql, full)])
      await expect(createMedia(sql, full)).rejects.toMatchObject({ code: 'OFS04' })
    } finally {
      await sql`update public.media_settings set max_files_per_project = default`
    }
  })

  test('the bucket follows the largest of the limits', async () => {
    const limit = async () => (await sql`select file_size_limit from storage.buckets where id = 'media'`)[0]
    expect(await limit()).toEqual({ file_size_limit: String(2 ** 31) })
    await sql`update public.upload_limits set max_bytes = 40000000 where medium = 'video'`
    expect(await limit()).toEqual({ file_size_limit: String(2 ** 31) })
    await sql`update public.upload_limits set max_bytes = 30000000 where medium = 'sound'`
    expect(await limit()).toEqual({ file_size_limit: String(50 * MB) })
    await sql`update public.upload_limits set max_bytes = ${2 ** 31} where medium in ('sound', 'video')`
    expect(await limit()).toEqual({ file_size_limit: String(2 ** 31) })
  })
})

test('the bucket takes the types that media may have, and no other', async () => {
  const [row] = await sql<{ types: string[]; rule: string }[]>`
    select allowed_mime_types as types, pg_get_constraintdef(c.oid) as rule
    from storage.buckets b, pg_constraint c
    where b.id = 'media' and c.conname = 'type_is_known' and c.conrelid = 'public.media'::regclass`
  const known = [...(row?.rule.matchAll(/'([a-z]+\/[a-z\d-]+)'/g) ?? [])].map(([, type]) => type)
  expect(known.length).toBeGreaterThan(10)
  expect(row?.types.toSorted()).toEqual(known.toSorted())
})

describe('the object', () => {
  test('may be stored at the path of media that are uploading, and nowhere else', async () => {
    const media = await createMedia(sql, owner)
    expect(await refusal(owner.userId, media.path)).toBeNull()
    const elsewhere = [
      `${owner.userId}/${owner.projectId}/${randomUUID()}/original`,
      `${media.path}/more`,
      `${owner.userId}/${owner.projectId}/${media.id}/../${media.id}/original`,
      'original',
    ]
    for (const path of elsewhere) expect(await refusal(owner.userId, path), path).toBe('42501')
    await storeObject(sql, owner, media.path, media.bytes)
    await finishMedia(sql, owner.userId, media.id)
    expect(await refusal(owner.userId, media.path)).toBe('42501')
  })

  test('a stranger neither stores nor sees nor deletes it', async () => {
    const stranger = await createOwner(sql)
    const open = await createMedia(sql, owner)
    expect(await refusal(stranger.userId, open.path)).toBe('42501')
    const stored = await createStoredMedia(sql, owner)
    const seen = (userId: string) =>
      asUser(sql, userId, (tx) => tx`select from storage.objects where name = ${stored.path}`)
    expect(await seen(owner.userId)).toHaveLength(1)
    expect(await seen(stranger.userId)).toHaveLength(0)
    const gone = await asUser(
      sql,
      stranger.userId,
      (tx) => tx`delete from storage.objects where name = ${stored.path} returning 1`,
    )
    expect(gone).toHaveLength(0)
  })

  test('finished only when it is there', async () => {
    const media = await createMedia(sql, owner)
    await expect(finishMedia(sql, owner.userId, media.id)).rejects.toMatchObject({ code: 'OFS08' })
  })
})

describe('housekeeping', () => {
  test('an object goes when its media are deleted, rejected, or gone with project or account', async () => {
    await purge()
    const kept = await createStoredMedia(sql, owner)
    const deleted = await createStoredMedia(sql, owner)
    await asUser(sql, owner.userId, (tx) => tx`select public.delete_media(${deleted.id})`)
    const rejected = await createMedia(sql, owner)
    await storeObject(sql, owner, rejected.path, 1)
    await finishMedia(sql, owner.userId, rejected.id)
    const other = await createOwner(sql)
    const ofProject = await createStoredMedia(sql, other)
    await sql`delete from public.projects where id = ${other.projectId}`
    const leaver = await createOwner(sql)
    const ofAccount = await createStoredMedia(sql, leaver)
    await sql`delete from auth.users where id = ${leaver.userId}`

    const { paths, more } = await purge()
    expect(more).toBe(false)
    expect(paths).toEqual(
      expect.arrayContaining([deleted, rejected, ofProject, ofAccount].map((m) => m.path)),
    )
    expect(paths).not.toContain(kept.path)
  })

  test('an upload that does not go on is forgotten after its hours, one that was taken up again is not', async () => {
    const sha256 = someSha256()
    const old = await createMedia(sql, owner)
    const resumed = await createMedia(sql, owner, { sha256 })
    await sql`alter table public.media disable trigger media_touch_updated_at`
    await sql`update public.media set updated_at = now() - interval '25 hours' where id in ${sql([old.id, resumed.id])}`
    await sql`alter table public.media enable trigger media_touch_updated_at`
    expect((await createMedia(sql, owner, { sha256 })).id).toBe(resumed.id)
    expect((await purge()).expired).toBe(1)
    const left = await sql`select id from public.media where id in ${sql([old.id, resumed.id])}`
    expect(left).toEqual([{ id: resumed.id }])
  })
})

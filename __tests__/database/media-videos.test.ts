import { beforeEach, describe, expect, test } from 'vitest'
import { asService, asUser } from '../support/database.ts'
import { createOwner, type Owner } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'
import { createStoredMedia, finishMedia } from '../support/media.ts'

const { sql } = freshDatabase(4)
let owner: Owner
let mediaId: string
let jobId: string

const training = async () => {
  const [row] = await asUser(
    sql,
    owner.userId,
    (tx) => tx<{ id: string }[]>`
      select public.create_document(${owner.projectId}, 'sop', 'T', ${sql.json({ mediaId })}) ->> 'id' as id`,
  )
  return String(row?.id)
}
const remove = (id: string) => asUser(sql, owner.userId, (tx) => tx`select public.delete_document(${id})`)
const service = async <T>(statement: string, args: (string | string[])[]) => {
  const rows = await asService(sql, (tx) => tx.unsafe<{ value: T }[]>(`select ${statement} as value`, args))
  return rows[0]?.value
}
const keep = (assetId: string, media = mediaId) =>
  service<boolean>('public.keep_video($1::uuid, $2::uuid, $3)', [jobId, media, assetId])
const unwanted = () => service<string[]>('public.unwanted_videos()', [])
const videos = () =>
  sql`select asset_id, status, playback_id from public.media_videos where user_id = ${owner.userId}`

beforeEach(async () => {
  await sql`delete from private.unwanted_videos`
  owner = await createOwner(sql)
  const media = await createStoredMedia(sql, owner, { name: 'machine.mp4', type: 'video/mp4' })
  await finishMedia(sql, owner.userId, media.id)
  mediaId = media.id
  const [job] = await asUser(
    sql,
    owner.userId,
    (tx) => tx<{ id: string }[]>`
      select public.enqueue_job('video_upload', ${owner.projectId}, ${sql.json({ mediaId })}) -> 'job' ->> 'id' as id`,
  )
  jobId = String(job?.id)
})

describe('a video at Mux', () => {
  test('is kept once a recording, and a second one is to be deleted', async () => {
    await training()
    expect(await keep('first')).toBe(true)
    expect(await keep('first')).toBe(true)
    expect(await keep('second')).toBe(false)
    expect(await unwanted()).toEqual(['second'])
    expect(await videos()).toEqual([{ asset_id: 'first', status: 'preparing', playback_id: null }])
  })

  test('is not kept without a training, nor for a recording of somebody else', async () => {
    expect(await keep('early')).toBe(false)
    const other = await createOwner(sql)
    const foreign = await createStoredMedia(sql, other, { name: 'x.mp4', type: 'video/mp4' })
    expect(await keep('foreign', foreign.id)).toBe(false)
    expect(await unwanted()).toEqual(['early', 'foreign'])
  })

  test('goes with the last training of its recording', async () => {
    const [one, two] = [await training(), await training()]
    await keep('asset')
    await remove(one)
    expect(await videos()).toHaveLength(1)
    await remove(two)
    expect(await videos()).toHaveLength(0)
    expect(await unwanted()).toEqual(['asset'])
    await service('public.forget_videos($1::text[])', [['asset']])
    expect(await unwanted()).toEqual([])
  })

  test.each([
    ['its recording', () => asUser(sql, owner.userId, (tx) => tx`select public.delete_media(${mediaId})`)],
    [
      'its project',
      () => asUser(sql, owner.userId, (tx) => tx`delete from public.projects where id = ${owner.projectId}`),
    ],
    ['its account', () => sql`delete from auth.users where id = ${owner.userId}`],
  ])('goes with %s', async (_name, work) => {
    await training()
    await keep('asset')
    await work()
    expect(await unwanted()).toEqual(['asset'])
  })

  test('can be played once it is ready; one that could not be prepared is forgotten', async () => {
    await training()
    await keep('asset')
    expect(await service('public.finish_video($1, $2)', ['asset', 'playback'])).toBe(true)
    expect(await service('public.finish_video($1, $2)', ['unknown', 'playback'])).toBe(false)
    expect(await videos()).toEqual([{ asset_id: 'asset', status: 'ready', playback_id: 'playback' }])
    await service('public.drop_video($1)', ['asset'])
    expect(await unwanted()).toEqual(['asset'])
  })

  test('is looked at at once when Mux says something of it, and nothing else is moved', async () => {
    await training()
    await keep('asset')
    await sql`update private.task_queue set run_at = now() + interval '1 hour' where job_id = ${jobId}`
    expect(await service('public.hurry_video($1)', ['unknown'])).toBeNull()
    const due = () => sql`select from private.task_queue where job_id = ${jobId} and run_at <= now()`
    expect(await due()).toHaveLength(0)
    expect(await service('public.hurry_video($1)', ['asset'])).toBe(jobId)
    expect(await due()).toHaveLength(1)
  })
})

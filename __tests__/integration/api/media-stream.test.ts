import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { type MediaLink, MediaLinkSchema } from '@/lib/media/pieces-schema'
import { connectAsAdmin } from '../../support/database.ts'
import { muxSigningKey, readToken } from '../../support/mux-signing.ts'
import { type Made, wholeVideo } from '../worker/recording-job.ts'
import { testApp } from './support/app'
import { call } from './support/caller'
import { owner } from './support/world'

const key = muxSigningKey()
const streaming = testApp(key.env)
const plain = testApp()
const sql = connectAsAdmin()
const playbackId = randomUUID()
let video: Made
let token: string

beforeAll(async () => {
  video = await wholeVideo(1)
  const { data } = await video.client.auth.getSession()
  token = data.session?.access_token ?? ''
  await sql`insert into public.media_videos (media_id, user_id, job_id, asset_id)
    values (${video.mediaId}, ${data.session?.user.id ?? ''}, ${randomUUID()}, ${randomUUID()})`
})

const ask = (url: string, by = token) => call(url, 'GET', `/media/${video.mediaId}/link`, { token: by })
const linkAt = async (url: string): Promise<MediaLink> => MediaLinkSchema.parse(await (await ask(url)).json())

it('a video is a stream once Mux has it ready, for its owner alone, signed for as long as its link is good', async () => {
  expect((await linkAt(streaming.url)).stream).toBeNull()
  await sql`update public.media_videos set status = 'ready', playback_id = ${playbackId} where media_id = ${video.mediaId}`
  const { url, stream, expiresAt } = await linkAt(streaming.url)
  const { origin, pathname, searchParams } = new URL(stream ?? '')
  expect(origin + pathname).toBe(`https://stream.mux.com/${playbackId}.m3u8`)
  expect(readToken(searchParams.get('token') ?? '', key.publicKey)?.claims).toMatchObject({
    sub: playbackId,
    aud: 'v',
    exp: Math.floor(Date.parse(expiresAt) / 1000),
  })
  // What a player goes back to when the stream does not play.
  expect((await fetch(url)).status).toBe(200)
  expect((await ask(streaming.url, (await owner()).token)).status).toBe(404)
  // Where nothing can be signed, it plays from storage.
  expect((await linkAt(plain.url)).stream).toBeNull()
})

it('pages may play from Mux where videos are there, and nowhere else', async () => {
  const policyAt = async (url: string) =>
    (await fetch(`${url}/sign-in`)).headers.get('content-security-policy') ?? ''
  expect((await policyAt(streaming.url)).match(/mux\.com/g)).toHaveLength(2)
  expect(await policyAt(plain.url)).not.toContain('mux')
})

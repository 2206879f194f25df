import { createClient } from '@supabase/supabase-js'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { MediaLinkSchema, PiecesSchema } from '@/lib/media/pieces-schema'
import { MediaLimitsSchema, MediaSchema } from '@/lib/media/schema'
import { someSha256 } from '../../support/media.ts'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import { type Owner, owner } from './support/world'

const app = testApp()
let me: Owner

beforeAll(async () => {
  me = await owner()
})

const as = (method: string, path: string, body?: unknown) =>
  call(app.url, method, path, { token: me.token, body })

/** Supabase as a browser with that token sees it. */
const clientOf = (token: string) =>
  createClient(inject('supabaseUrl'), inject('publishableKey'), {
    global: { headers: { authorization: `Bearer ${token}` } },
    auth: { persistSession: false },
  })
const announce = (file: object = {}) =>
  as('POST', `/projects/${me.projectId}/media`, {
    name: 'Talk.mp3',
    type: 'audio/mpeg',
    bytes: 2000,
    sha256: someSha256(),
    ...file,
  })

it('tells the limits before anything is sent', async () => {
  const limits = MediaLimitsSchema.parse(await (await as('GET', '/media/limits')).json())
  expect(limits.of).toMatchObject({
    picture: { maxBytes: 25 * 2 ** 20, maxPixels: 50_000_000, maxSeconds: null },
    pdf: { maxBytes: 50 * 2 ** 20, maxPages: 50 },
    sound: { maxBytes: 2 ** 31, maxSeconds: 21_600 },
    video: { maxBytes: 2 ** 31, maxSeconds: 21_600 },
    transcript: { maxBytes: 20 * 2 ** 20 },
  })
})

it('announces a file, lists it, and deletes it', async () => {
  const created = await announce({ seconds: 61.5 })
  expect(created.status).toBe(201)
  const media = MediaSchema.parse(await created.json())
  expect(media).toMatchObject({ status: 'uploading', seconds: 61.5, pixels: null, name: 'Talk.mp3' })
  const list = async () =>
    (await (await as('GET', `/projects/${me.projectId}/media`)).json()).media as unknown[]
  expect(await list()).toContainEqual(media)

  expect((await problemOf(await as('POST', `/media/${media.id}/finish`))).code).toBe('wrong_state')
  expect((await as('DELETE', `/media/${media.id}`)).status).toBe(204)
  expect(await list()).not.toContainEqual(media)
  expect((await problemOf(await as('DELETE', `/media/${media.id}`))).code).toBe('not_found')
})

it.each([
  ['a type that is none of ours', { type: 'text/html' }, 'type'],
  ['no bytes', { bytes: 0 }, 'bytes'],
  ['too many bytes', { bytes: 2 ** 31 + 1 }, 'bytes'],
  ['a picture as large as a video', { type: 'image/png', bytes: 2 ** 26 }, 'bytes'],
  ['a recording that is too long', { seconds: 30_000 }, 'seconds'],
  ['a hash that is none', { sha256: 'x' }, 'sha256'],
  ['no name', { name: '  ' }, 'name'],
  ['what nobody asked for', { path: 'elsewhere' }, ''],
])('refuses %s', async (_what, file, path) => {
  const response = await announce(file)
  expect(response.status).toBe(422)
  const { errors } = await problemOf(response)
  expect(errors?.map((error) => error.path)).toContain(path)
})

describe('pieces of a recording', () => {
  const piece = (position: number) => ({
    position,
    startSeconds: position * 118,
    seconds: 120,
    type: 'audio/wav',
    bytes: 8,
    sha256: someSha256(),
  })
  const bytes = () => new Blob(['RIFFWAVE'], { type: 'audio/wav' })

  it('are announced, sent by their owner’s rights, finished, and gone with it', async () => {
    const media = MediaSchema.parse(await (await announce()).json())
    expect(media.piecesReadyAt).toBeNull()
    const announced = await as('POST', `/media/${media.id}/pieces`, { pieces: [piece(0), piece(1)] })
    expect(announced.status).toBe(201)
    const { pieces, readyAt } = PiecesSchema.parse(await announced.json())
    expect(readyAt).toBeNull()

    const storage = clientOf(me.token).storage.from('media')
    const [first, second] = pieces.map(({ path }) => path)
    expect((await storage.upload(first ?? '', bytes(), { contentType: 'audio/wav' })).error).toBeNull()
    const finish = async () =>
      PiecesSchema.parse(await (await as('POST', `/media/${media.id}/pieces/finish`, { count: 2 })).json())
    expect((await finish()).pieces.map(({ status }) => status)).toEqual(['ready', 'uploading'])
    const other = await owner()
    const theirs = clientOf(other.token).storage.from('media')
    expect((await theirs.upload(second ?? '', bytes(), { contentType: 'audio/wav' })).error).not.toBeNull()
    expect((await theirs.download(first ?? '')).error).not.toBeNull()
    expect((await storage.upload(second ?? '', bytes(), { contentType: 'audio/wav' })).error).toBeNull()
    expect((await finish()).readyAt).not.toBeNull()
    const { media: listed } = (await (await as('GET', `/projects/${me.projectId}/media`)).json()) as {
      media: unknown[]
    }
    const found = listed.map((row) => MediaSchema.parse(row)).find(({ id }) => id === media.id)
    expect(found).toMatchObject({ status: 'uploading', seconds: 238, piecesReadyAt: expect.any(String) })
  })

  it.each([
    ['none', { pieces: [] }],
    ['no list', {}],
    ['a piece without a type', { pieces: [{ ...piece(0), type: undefined }] }],
    ['one that is too large', { pieces: [{ ...piece(0), bytes: 2 ** 24 }] }],
  ])('refuses %s', async (_what, body) => {
    const media = MediaSchema.parse(await (await announce()).json())
    expect((await problemOf(await as('POST', `/media/${media.id}/pieces`, body))).code).toBe('invalid_input')
  })
})

it('a link plays the recording to who has it, and is given to its owner alone, when it is there', async () => {
  const media = MediaSchema.parse(await (await announce({ bytes: 8, type: 'audio/wav' })).json())
  const link = () => as('GET', `/media/${media.id}/link`)
  expect((await problemOf(await link())).code).toBe('wrong_state')
  const storage = clientOf(me.token).storage.from('media')
  const file = new Blob(['RIFFWAVE'], { type: 'audio/wav' })
  expect((await storage.upload(media.path, file, { contentType: 'audio/wav' })).error).toBeNull()
  expect((await as('POST', `/media/${media.id}/finish`)).status).toBe(200)

  const { url, expiresAt } = MediaLinkSchema.parse(await (await link()).json())
  // The link itself ends when it is said to, within the second in which both were made.
  const token = new URL(url).searchParams.get('token') ?? ''
  const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    exp: number
  }
  expect(Math.abs(exp * 1000 - Date.parse(expiresAt))).toBeLessThan(2_000)
  expect(exp * 1000 - Date.now()).toBeLessThanOrEqual(3_601_000)
  expect(exp * 1000).toBeGreaterThan(Date.now())
  const part = await fetch(url, { headers: { range: 'bytes=4-7' } })
  expect([part.status, await part.text()]).toEqual([206, 'WAVE'])
  expect(part.headers.get('content-type')).toBe('audio/wav')
  const elsewhere = new URL(url)
  elsewhere.pathname = elsewhere.pathname.replace(media.id, me.mediaId)
  expect((await fetch(elsewhere)).ok).toBe(false)
  expect((await fetch(url.replace(/\?.*/, ''))).ok).toBe(false)
})

import { beforeAll, expect, it } from 'vitest'
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
  expect(limits).toMatchObject({ maxBytes: 2 ** 31, maxSeconds: 21_600 })
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

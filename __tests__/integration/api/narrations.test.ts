import { readWav } from '@shared/narration/wav.ts'
import { beforeAll, expect, it } from 'vitest'
import { connectAsAdmin } from '../../support/database.ts'
import { createNarration } from '../../support/spoken.ts'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import { type Owner, owner } from './support/world'

const app = testApp()
const sql = connectAsAdmin()
let me: Owner
let narration: Awaited<ReturnType<typeof createNarration>>

beforeAll(async () => {
  me = await owner()
  narration = await createNarration(sql, me)
})

const get = (path: string, { token = me.token, range }: { token?: string; range?: string } = {}) =>
  call(app.url, 'GET', path, { token, ...(range && { headers: { range } }) })
const audio = (query = '', range?: string) =>
  get(`/documents/${narration.id}/audio${query}`, range === undefined ? {} : { range })
const bytes = async (response: Response) => new Uint8Array(await response.arrayBuffer())

it('is every sound and every silence in order, as one file', async () => {
  const response = await audio()
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'audio/wav',
    'accept-ranges': 'bytes',
  })
  expect(response.headers.get('content-disposition')).toBeNull()
  expect(readWav(await bytes(response))).toEqual({ rate: 8_000, samples: Int16Array.from(narration.samples) })
})

it('is given from any byte to any other, the same as the whole has there', async () => {
  const whole = await bytes(await audio())
  for (const [range, from, to] of [
    ['bytes=0-9', 0, 10],
    ['bytes=40-51', 40, 52],
    ['bytes=47-', 47, 74],
    ['bytes=-3', 71, 74],
  ] as const) {
    const response = await audio('', range)
    expect([range, response.status, response.headers.get('content-range')]).toEqual([
      range,
      206,
      `bytes ${from}-${to - 1}/74`,
    ])
    expect(await bytes(response)).toEqual(whole.slice(from, to))
  }
})

it('is one part of it as a file to keep, with a name of its own', async () => {
  const response = await audio('?part=s2&download=1')
  expect(response.headers.get('content-disposition')).toContain('filename="A talk Two.wav"')
  expect(readWav(await bytes(response))?.samples).toEqual(Int16Array.of(6, 7, 8, 9, 0, 0))
})

it('has captions, and is nothing to print', async () => {
  const captions = await (await get(`/documents/${narration.id}/export?format=vtt`)).text()
  expect(captions).toContain('00:00:00.000 --> 00:00:00.000\nSentence 1.')
  expect((await get(`/documents/${narration.id}/export`)).headers.get('content-type')).toContain('text/vtt')
  expect(await problemOf(await get(`/documents/${narration.id}/export?format=pdf`))).toMatchObject({
    status: 422,
  })
})

it('is nothing to a stranger, in the words for what does not exist', async () => {
  const stranger = await owner()
  const theirs = await problemOf(await get(`/documents/${narration.id}/audio`, { token: stranger.token }))
  const nothing = await problemOf(await get(`/documents/${crypto.randomUUID()}/audio`))
  expect({ ...theirs, requestId: '' }).toEqual({ ...nothing, requestId: '' })
})

it('is heard sentence by sentence by its owner, and by nobody else', async () => {
  const path = `/spoken-pieces/${narration.pieces[1]}/audio`
  const response = await get(path)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/wav'])
  expect(readWav(await bytes(response))).toEqual({ rate: 8_000, samples: Int16Array.of(4, 5) })
  const theirs = await problemOf(await get(path, { token: (await owner()).token }))
  const nothing = await problemOf(await get(`/spoken-pieces/${crypto.randomUUID()}/audio`))
  expect(theirs).toMatchObject({ status: 404, code: 'not_found' })
  expect({ ...theirs, requestId: '' }).toEqual({ ...nothing, requestId: '' })
})

it('a sentence whose sound has not arrived yet is none', async () => {
  const lost = await createNarration(sql, me)
  await sql`update public.spoken_pieces set ready_at = null where id = ${lost.pieces[0] ?? ''}`
  expect(await problemOf(await get(`/spoken-pieces/${lost.pieces[0]}/audio`))).toMatchObject({ status: 404 })
})

it.each([
  ['a part that is none', '?part=s9', 404, 'not_found'],
  ['a query that is none', '?voice=alloy', 422, 'invalid_input'],
])('refuses %s', async (_what, query, status, code) => {
  expect(await problemOf(await audio(query))).toMatchObject({ status, code })
})

it('says that a sound is gone with a status, and not by a file that breaks off', async () => {
  const lost = await createNarration(sql, me)
  await sql`delete from public.spoken_pieces where id = ${lost.pieces[2] ?? ''}`
  const response = await get(`/documents/${lost.id}/audio?part=s2`)
  expect(await problemOf(response)).toMatchObject({ status: 404, code: 'not_found' })
})

it('another user’s pieces are not heard through a narration that names them', async () => {
  const thief = await owner()
  const own = await createNarration(sql, thief)
  await sql`update public.documents set content = jsonb_set(content, '{parts,1,lines,0,piece}',
    ${sql.json(narration.pieces[2] ?? '')}) where id = ${own.id}`
  const response = await get(`/documents/${own.id}/audio?part=s2`, { token: thief.token })
  expect(await problemOf(response)).toMatchObject({ status: 404 })
})

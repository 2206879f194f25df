import { randomUUID } from 'node:crypto'
import { request as rawRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { connectAsAdmin } from '../../support/database.ts'
import { clearJobs } from '../../support/stack.ts'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import {
  allDoors,
  credentials,
  DOOR_SECRETS,
  type Door,
  knock,
  takesJson,
  takesJsonAlone,
} from './support/doors'
import { ledger, type Owner, owner } from './support/world'

/**
 * What is thrown at every door alike: routes of the app, the clock's, and Edge Functions. Who may pass which door is in
 * access.test.ts, what another site or another user can do in attacks.test.ts; both take their doors from the same table.
 */
const app = testApp(DOOR_SECRETS)
const written = ledger()
let me: Owner
let doors: Door[]

beforeAll(async () => {
  await clearJobs()
  me = await owner()
  const { projectId, deckId, mediaId, token } = me
  const started = await call(app.url, 'POST', '/generate/talk-track', { token, body: { projectId, deckId } })
  const { jobId } = (await started.json()) as { jobId: string }
  const ids = { projectId, deckId, mediaId, jobId }
  doors = allDoors(ids, { app: app.url, stack: inject('supabaseUrl') })
  // Nothing is due that a sweep would find. The kick is lost, after the answer; from then on the worker can be asked.
  expect((await call(app.url, 'POST', `/jobs/${jobId}/cancel`, { token })).status).toBe(202)
  await vi.waitFor(() => expect(app.takeCalls()).toContain('POST /functions/v1/job-worker'), 30_000)
  app.dropKicks = false
})

// What was started here, by the function too, would go on beside the tests of other files.
afterAll(clearJobs)

const pass = (door: Door) => credentials(door, me.token)

it('a method that a door does not have is 405, whoever asks, and does nothing', async () => {
  const before = await written()
  for (const door of doors) {
    const own = doors.filter(({ url }) => url === door.url).map(({ method }) => String(method))
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !own.includes(one))) {
      const response = await fetch(door.url, { method, headers: pass(door) })
      expect(response.status, `${method} of ${door.name}`).toBe(405)
      if (door.by === 'route') continue
      expect((await problemOf(response)).code).toBe('method_not_allowed')
      expect(response.headers.get('allow')?.split(', ').sort()).toEqual([...new Set(own)].sort())
    }
  }
  expect(await written()).toBe(before)
})

describe('a body', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonp',
  ])('said to be %s is refused where JSON is taken', async (type) => {
    const before = await written()
    for (const door of doors.filter(takesJsonAlone)) {
      const response = await knock(door, { ...pass(door), 'content-type': type }, JSON.stringify(door.body))
      expect(response.status, door.name).toBe(415)
      expect((await problemOf(response)).code).toBe('unsupported_media_type')
    }
    expect(await written()).toBe(before)
  })

  it('of ten megabytes is refused, also one that has no end', async () => {
    const before = await written()
    for (const door of doors.filter(takesJsonAlone)) {
      const headers = { ...pass(door), 'content-type': 'application/json' }
      expect(
        await send(door, { ...headers, 'content-length': String(10 * 1024 * 1024) }, 'once'),
        door.name,
      ).toBe(413)
      // Who goes on sending may find the line cut before the answer is read.
      expect([413, 'cut'], door.name).toContain(await send(door, headers, 'on'))
    }
    expect(await written()).toBe(before)
  })

  it('that comes byte by byte is given up, at every door, and nothing of it is done', async () => {
    const before = await written()
    const slow = doors.filter(takesJson)
    const replies = await Promise.all(
      slow.map(async (door) => {
        const headers = { ...pass(door), 'content-type': 'application/json' }
        return `${door.name} ${await send(door, headers, 'slowly')}`
      }),
    )
    expect(replies).toEqual(slow.map(({ name }) => `${name} 408`))
    expect(await written()).toBe(before)
  })
})

/**
 * Sends a body that does not end, until there is an answer: one piece of it, on and on as fast as it is taken, or a byte a
 * second. Its status, or `cut`.
 */
function send({ url, method }: Door, headers: Record<string, string>, how: 'once' | 'on' | 'slowly') {
  return new Promise<number | 'cut'>((resolve, reject) => {
    let answered = false
    const request = rawRequest(url, { method, headers }, (response) => {
      answered = true
      response.resume()
      resolve(response.statusCode ?? 0)
      request.destroy()
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'ECONNRESET') resolve('cut')
      else if (!answered) reject(error)
      answered = true
    })
    const piece = Buffer.alloc(how === 'slowly' ? 1 : 64 * 1024, ' ')
    const next = () => {
      if (answered) return
      request.write(piece, () => {
        if (how === 'on') setImmediate(next)
        if (how === 'slowly') setTimeout(next, 1_000)
      })
    }
    next()
  })
}

const STRANGE = [
  '%0d%0aset-cookie:%20a=b',
  '\u00e9\u00ff',
  "'; drop table jobs; --",
  '{{7*7}}',
  'x'.repeat(1_000),
  '',
]
const HEADERS = [
  'idempotency-key',
  'x-request-id',
  'x-file-name',
  'x-client-info',
  'x-forwarded-host',
  'x-forwarded-for',
  'origin',
  'range',
  'prefer',
]

it.each(STRANGE)('a strange text in every header does nothing, and comes back in none: %#', async (text) => {
  const before = await written()
  for (const door of doors) {
    // What would change things is refused by its token: it is the other headers that are tried.
    const harmless = door.guard === 'none' || door.method === 'GET'
    const headers = harmless ? pass(door) : { authorization: 'Bearer a.b.c' }
    const strange = Object.fromEntries(HEADERS.map((name) => [name, text]))
    const response = await knock(door, { ...headers, ...strange })
    expect(response.status, `${door.name}: ${await response.clone().text()}`).toBeLessThan(500)
    expect(response.headers.get('set-cookie')).toBeNull()
    for (const [name, value] of response.headers)
      if (text !== '') expect(value, `${name} of ${door.name}`).not.toContain(text)
    if (door.guard === 'user') expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  }
  expect(await written()).toBe(before)
})

describe('a token of an account that is gone', () => {
  it('opens nothing, at any door', async () => {
    const { userId, projectId, deckId, mediaId, token } = await owner()
    await connectAsAdmin()`delete from auth.users where id = ${userId}`
    const before = await written()
    const ids = { projectId, deckId, mediaId, jobId: randomUUID() }
    for (const door of allDoors(ids, { app: app.url, stack: inject('supabaseUrl') })) {
      // The worker itself refuses, and the app says of it that it does not tell.
      if (door.guard === 'none' || door.path === '/model') continue
      const response = await knock(door, { authorization: `Bearer ${token}` })
      const text = await response.text()
      // The token itself is good for an hour: lists are empty, and there is nothing left that has an id.
      if (response.status === 200) expect(text, door.name).not.toContain(userId)
      else expect([401, 404], `${door.name} answered ${response.status}: ${text}`).toContain(response.status)
    }
    expect(await written()).toBe(before)
  })
})

describe('a request that is sent twice', () => {
  it('with the key of somebody else is no request of theirs', async () => {
    const other = await owner()
    const key = { 'idempotency-key': randomUUID() }
    for (const path of ['job-creator', '/jobs', '/generate/talk-track']) {
      const door = doors.find((one) => one.path === path && one.method === 'POST')
      if (!door) throw new Error(`There is no door ${path}.`)
      const mine = await knock(door, { ...pass(door), ...key })
      expect(mine.status, path).toBe(202)
      const theirs = await knock(door, { authorization: `Bearer ${other.token}`, ...key })
      expect((await problemOf(theirs)).code, path).toBe('not_found')
    }
  })
})

import { createHmac, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { clearJobs } from '../../support/stack.ts'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import { allDoors, CRON_SECRET, DOOR_SECRETS, type Door, knock } from './support/doors'
import { allRoutes, type RouteCase } from './support/routes'
import { ledger, type Owner, owner } from './support/world'

const app = testApp(DOOR_SECRETS)
const written = ledger()
let victim: Owner
let stranger: Owner
let jobId: string
let routes: RouteCase[]
let guarded: Door[]

beforeAll(async () => {
  // A worker that has jobs of other files writes while one looks whether anything was written.
  await clearJobs()
  ;[victim, stranger] = await Promise.all([owner(), owner()])
  const { projectId, deckId, mediaId, token } = victim
  const started = await call(app.url, 'POST', '/generate/talk-track', { token, body: { projectId, deckId } })
  jobId = ((await started.json()) as { jobId: string }).jobId
  const ids = { projectId, deckId, jobId, mediaId }
  routes = allRoutes(ids)
  const doors = allDoors(ids, { app: app.url, stack: inject('supabaseUrl') })
  guarded = doors.filter(({ guard }) => guard !== 'none')
})

function signed(claims: Record<string, unknown>, secret: string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

function claims(expiresIn: number) {
  const now = Math.floor(Date.now() / 1000)
  return {
    sub: victim.userId,
    role: 'authenticated',
    aud: 'authenticated',
    iat: now - 7200,
    exp: now + expiresIn,
  }
}

/** Knocks at every door with these headers and expects the same refusal, and nothing written. */
async function expectRefused(headers: Record<string, string>, status: number, code: string) {
  const before = await written()
  for (const door of guarded) {
    const response = await knock(door, headers)
    expect(response.status, door.name).toBe(status)
    expect((await problemOf(response)).code).toBe(code)
  }
  expect(await written()).toBe(before)
}

describe('without what it asks for every door answers 401, never a redirect, and writes nothing', () => {
  it('with none at all', () => expectRefused({}, 401, 'not_authenticated'))

  it.each([
    'Bearer',
    'Bearer x',
    'Basic YTpi',
    'Bearer a.b.c d',
    '',
  ])('with an Authorization of %j', (authorization) =>
    expectRefused({ authorization }, 401, 'not_authenticated'))

  it('with a token that has expired', () =>
    expectRefused(
      { authorization: `Bearer ${signed(claims(-60), inject('jwtSecret'))}` },
      401,
      'not_authenticated',
    ))

  it('with a token that somebody forged', () =>
    expectRefused(
      { authorization: `Bearer ${signed(claims(3600), 'not the secret')}` },
      401,
      'not_authenticated',
    ))

  it('with a token that claims to be the service', () => {
    const forged = signed({ ...claims(3600), role: 'service_role' }, 'not the secret')
    return expectRefused({ authorization: `Bearer ${forged}` }, 401, 'not_authenticated')
  })

  it('with a token without a signature', () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const token = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims(3600))}.x`
    return expectRefused({ authorization: `Bearer ${token}` }, 401, 'not_authenticated')
  })

  it('with the key of the project that everybody has', () => {
    const key = inject('publishableKey')
    return expectRefused({ authorization: `Bearer ${key}`, apikey: key }, 401, 'not_authenticated')
  })

  it('with what opens other doors', async () => {
    const before = await written()
    const keys = {
      user: { authorization: `Bearer ${victim.token}` },
      cron: { authorization: `Bearer ${CRON_SECRET}` },
      metrics: { authorization: `Bearer ${inject('secretKey')}` },
      key: { apikey: inject('secretKey') },
    }
    for (const door of guarded) {
      for (const [guard, headers] of Object.entries(keys)) {
        if (guard === door.guard || (door.guard === 'worker' && guard !== 'cron' && guard !== 'metrics'))
          continue
        const response = await knock(door, headers)
        expect(response.status, `${door.name} with that of ${guard}`).toBe(401)
        expect((await problemOf(response)).code).toBe('not_authenticated')
      }
    }
    expect(await written()).toBe(before)
  })

  it('with a cookie that is none', () =>
    expectRefused({ cookie: 'offstage-session=base64-e30; other=1' }, 401, 'not_authenticated'))
})

describe('what belongs to somebody else', () => {
  it('does not exist for a stranger, and is not changed', async () => {
    const before = await written()
    const theirs = routes.filter(({ path }) => /[0-9a-f-]{36}/.test(path))
    const named = [
      {
        method: 'POST',
        path: '/generate/talk-track',
        body: { projectId: victim.projectId, deckId: victim.deckId },
      },
      {
        method: 'POST',
        path: '/generate/talk-track',
        body: { projectId: stranger.projectId, deckId: victim.deckId },
      },
      {
        method: 'POST',
        path: '/jobs',
        body: { kind: 'talk_track', projectId: victim.projectId, input: { deckId: stranger.deckId } },
      },
    ]
    for (const { method, path, body } of [...theirs, ...named]) {
      const response = await call(app.url, method, path, { body, token: stranger.token })
      expect([404, 422], `${method} ${path} answered ${response.status}`).toContain(response.status)
      expect(JSON.stringify(await problemOf(response))).not.toMatch(/Rockets|Deck"/)
    }
    expect(await written()).toBe(before)
  })

  it('is answered like what never existed', async () => {
    const [theirs, none] = await Promise.all(
      [jobId, randomUUID()].map(async (id) =>
        problemOf(await call(app.url, 'GET', `/jobs/${id}`, { token: stranger.token })),
      ),
    )
    expect({ ...theirs, requestId: '' }).toEqual({ ...none, requestId: '' })
  })

  it('is not acknowledged by a stranger', async () => {
    const response = await call(app.url, 'POST', '/jobs/acknowledge', {
      token: stranger.token,
      body: { jobIds: [jobId] },
    })
    expect(await response.json()).toEqual({ acknowledged: [] })
  })

  it('is in no list of a stranger', async () => {
    for (const path of [
      '/jobs',
      '/jobs?status=active',
      '/jobs?status=current',
      `/jobs?projectId=${victim.projectId}`,
    ]) {
      const { jobs } = (await (await call(app.url, 'GET', path, { token: stranger.token })).json()) as {
        jobs: unknown[]
      }
      expect(jobs).toEqual([])
    }
  })

  it('cannot be waited for', async () => {
    const { projectId, deckId, token } = stranger
    const body = { kind: 'talk_track', projectId, input: { deckId }, dependsOn: [jobId] }
    expect([404, 422]).toContain((await call(app.url, 'POST', '/jobs', { token, body })).status)
  })
})

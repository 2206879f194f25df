import { randomUUID } from 'node:crypto'
import { request as rawRequest } from 'node:http'
import { createClient } from '@supabase/supabase-js'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { anonymousClient, clearJobs, signedInUser } from '../../support/stack'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import { allDoors, DOOR_SECRETS, type Door, knock } from './support/doors'
import { ledger, type Owner, owner } from './support/world'

const app = testApp(DOOR_SECRETS)
const written = ledger()
let victim: Owner
let stranger: Owner
let cookie: string
let ids: { projectId: string; deckId: string; jobId: string; mediaId: string }
let doors: Door[]

/** The cookie that the victim's browser would send. */
function cookieOf(token: string): string {
  const session = {
    access_token: token,
    refresh_token: 'x',
    token_type: 'bearer',
    expires_in: 3600,
    expires_at: Math.floor(Date.now() / 1000) + 3600,
    user: { id: victim.userId },
  }
  return `offstage-session=base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`
}

beforeAll(async () => {
  // A worker that has jobs of other files writes while one looks whether anything was written.
  await clearJobs()
  ;[victim, stranger] = await Promise.all([owner(), owner()])
  const { projectId, deckId, mediaId, token } = victim
  const started = await call(app.url, 'POST', '/generate/talk-track', { token, body: { projectId, deckId } })
  ids = { projectId, deckId, mediaId, jobId: ((await started.json()) as { jobId: string }).jobId }
  cookie = cookieOf(token)
  doors = allDoors(ids, { app: app.url, stack: inject('supabaseUrl') })
})

describe('a page of another site, with the cookie of a visitor', () => {
  it.each<[string, Record<string, string>]>([
    ['says where it is', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['is a sandboxed frame', { origin: 'null' }],
    ['is a neighbour', { origin: 'http://other.127.0.0.1', 'sec-fetch-site': 'same-site' }],
    ['has a name that begins like ours', { origin: 'http://127.0.0.1.evil.test' }],
    ['says nothing', {}],
    ['says so in the Referer alone', { referer: 'http://127.0.0.1/projects' }],
    ['sends a simple body', { origin: 'https://evil.test', 'content-type': 'text/plain' }],
    ['sends a form', { origin: 'https://evil.test', 'content-type': 'application/x-www-form-urlencoded' }],
    ['forges the host it is for', { origin: 'https://evil.test', 'x-forwarded-host': 'app.test' }],
  ])('that %s changes nothing, by any door', async (_what, headers) => {
    const before = await written()
    for (const door of doors) {
      const byCookie = door.by === 'route' && door.guard === 'user'
      if (door.guard === 'none' || (byCookie && door.method === 'GET')) continue
      const response = await knock(door, { cookie, ...headers })
      // A cookie is looked at by the app's own routes alone.
      expect(response.status, door.name).toBe(byCookie ? 403 : 401)
      expect((await problemOf(response)).code).toBe(byCookie ? 'cross_origin' : 'not_authenticated')
    }
    expect(await written()).toBe(before)
  })

  it('may not read an answer: no door allows an origin', async () => {
    const headers = { cookie, origin: 'https://evil.test' }
    for (const door of doors) {
      const preflight = await fetch(door.url, {
        method: 'OPTIONS',
        headers: { ...headers, 'access-control-request-method': door.method },
      })
      expect(preflight.headers.get('access-control-allow-origin'), `OPTIONS of ${door.name}`).toBeNull()
      if (door.method !== 'GET') continue
      const response = await knock(door, headers)
      expect(response.headers.get('access-control-allow-origin'), door.name).toBeNull()
      if (door.by === 'route')
        expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    }
  })

  it('cannot send the form of a server action', async () => {
    const email = `${randomUUID()}@example.test`
    await anonymousClient().auth.signUp({ email, password: 'correct horse battery staple' })
    const page = await (await fetch(`${app.url}/sign-in`)).text()
    const fields = [...page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
    expect(fields.length).toBeGreaterThan(0)
    const submit = (headers: Record<string, string>) => {
      const form = new FormData()
      for (const [, name = '', value = ''] of fields)
        form.set(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
      form.set('email', email)
      form.set('password', 'correct horse battery staple')
      return fetch(`${app.url}/sign-in`, { method: 'POST', body: form, headers, redirect: 'manual' })
    }
    for (const origin of ['https://evil.test', 'http://127.0.0.1.evil.test']) {
      const refused = await submit({ origin })
      expect(refused.status).toBeGreaterThanOrEqual(400)
      expect(refused.headers.get('set-cookie')).toBeNull()
    }
    const own = await submit({ origin: app.url })
    expect(own.status).toBe(303)
    expect(own.headers.get('set-cookie')).toContain('offstage-session')
  })
})

describe('somebody else’s id', () => {
  it('is answered like one that never was, by every door that has one', async () => {
    const before = await written()
    const at = { app: app.url, stack: inject('supabaseUrl') }
    const nothing = {
      projectId: randomUUID(),
      deckId: randomUUID(),
      jobId: randomUUID(),
      mediaId: randomUUID(),
    }
    const never = allDoors(nothing, at)
    const headers = { authorization: `Bearer ${stranger.token}` }
    for (const [n, theirs] of doors.entries()) {
      const other = never[n]
      // A kick and an acknowledgement say nothing of what they found; what they leave alone is looked at below.
      const silent = theirs.path === '/jobs/acknowledge' || theirs.path === 'job-worker'
      if (!other || silent || !/[0-9a-f-]{36}/.test(theirs.path + JSON.stringify(theirs.body))) continue
      const [one, two] = [await knock(theirs, headers), await knock(other, headers)]
      expect(one.status, theirs.name).toBe(404)
      const [mine, none] = [await problemOf(one), await problemOf(two)]
      expect({ ...mine, requestId: '' }).toEqual({ ...none, requestId: '' })
    }
    expect(await written()).toBe(before)
  })
})

describe('a token', () => {
  it('of a session that was ended renews nothing, and its cookie opens no page', async () => {
    const { client, accessToken } = await signedInUser()
    const { data } = await client.auth.getSession()
    const refresh = data.session?.refresh_token ?? ''
    await client.auth.signOut({ scope: 'local' })
    const { error } = await anonymousClient().auth.refreshSession({ refresh_token: refresh })
    expect(error?.status).toBe(400)
    const page = await fetch(`${app.url}/projects`, {
      headers: { cookie: cookieOf(accessToken).replace('"x"', JSON.stringify(refresh)) },
      redirect: 'manual',
    })
    expect(page.status).toBe(307)
    expect(page.headers.get('location')).toMatch(/^\/sign-in/)
  })

  it('with another user’s id in it, or a larger role, is refused by Supabase itself too', async () => {
    const [head = '', body = '', signature = ''] = stranger.token.split('.')
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
    for (const change of [{ sub: victim.userId }, { role: 'service_role' }, { exp: 9_999_999_999 }]) {
      const forged = Buffer.from(JSON.stringify({ ...claims, ...change })).toString('base64url')
      const authorization = `Bearer ${head}.${forged}.${signature}`
      expect((await call(app.url, 'GET', '/projects', { headers: { authorization } })).status).toBe(401)
      const direct = createClient(inject('supabaseUrl'), inject('publishableKey'), {
        global: { headers: { authorization } },
        auth: { persistSession: false },
      })
      expect((await direct.from('projects').select('id')).status).toBe(401)
    }
  })

  it.each(['publishableKey', 'secretKey'] as const)('is not the %s', async (key) => {
    const response = await call(app.url, 'GET', '/projects', { token: inject(key) })
    expect(response.status).toBe(401)
  })
})

const INJECTIONS = [
  `'; drop table jobs; --`,
  `' or '1'='1`,
  'id.eq.1,or=(id.neq.1)',
  '*,users(*)',
  '../../../etc/passwd',
  '%0d%0aset-cookie: a=b',
  '{{7*7}}<%= 7*7 %>',
  'x'.repeat(5000),
  '\u202e\u0000',
]

describe('text that is meant to be more than text', () => {
  it.each(INJECTIONS)('in every parameter of every query does nothing: %#', async (text) => {
    const before = await written()
    const value = encodeURIComponent(text)
    const { token, deckId, projectId } = victim
    for (const path of [
      `/jobs?status=${value}`,
      `/jobs?projectId=${value}`,
      `/jobs?cursor=${value}`,
      `/jobs?cursor=${Buffer.from(text).toString('base64url')}`,
      `/jobs?${value}=1`,
      `/jobs/${ids.jobId}/parts?after=${value}`,
      `/projects/${projectId}/documents?type=${value}`,
      `/documents/${deckId}/export?format=${value}`,
      `/documents/${deckId}/revisions/${value}`,
    ]) {
      const response = await call(app.url, 'GET', path, { token })
      expect([404, 422], path).toContain(response.status)
      expect(response.headers.get('set-cookie')).toBeNull()
    }
    expect(await written()).toBe(before)
  })

  it('in headers does nothing, and none of it comes back in one', async () => {
    const { token, projectId, deckId } = victim
    for (const text of INJECTIONS.map((part) => encodeURIComponent(part))) {
      const named = await call(app.url, 'POST', `/projects/${projectId}/decks`, {
        token,
        body: '# One\n\n---\n\n# Two',
        headers: { 'x-file-name': text, 'x-request-id': text },
      })
      expect(named.status).toBeLessThan(500)
      expect(named.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(named.headers.get('set-cookie')).toBeNull()
      const keyed = await call(app.url, 'POST', '/generate/talk-track', {
        token,
        body: { projectId, deckId, audience: text.slice(0, 300) },
        headers: { 'idempotency-key': text },
      })
      expect(keyed.status).toBeLessThan(500)
    }
  })

  it('nested ten thousand deep, or said twice, is refused or taken, and breaks nothing', async () => {
    const headers = { 'content-type': 'application/json' }
    const deep = `${'{"title":'.repeat(5000)}1${'}'.repeat(5000)}`
    for (const body of [deep, `${'['.repeat(30_000)}${']'.repeat(30_000)}`]) {
      const response = await call(app.url, 'POST', '/projects', { token: victim.token, body, headers })
      expect(response.status).toBe(422)
      await problemOf(response)
    }
    const twice = `{"title":"First","title":"Second","__proto__":{"admin":true}}`
    const response = await call(app.url, 'POST', '/projects', { token: victim.token, body: twice, headers })
    expect(response.status).toBe(422)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})

describe('an address to go on to', () => {
  it.each([
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    'javascript:alert(1)',
    '/.//evil.test',
  ])('is never another site’s: %s', async (next) => {
    const value = encodeURIComponent(next)
    const session = cookieOf(victim.token)
    for (const path of [
      `/sign-in?next=${value}`,
      `/auth/confirm?code=x&next=${value}`,
      `/auth/confirm?token_hash=x&type=email&next=${value}`,
    ]) {
      const { headers, status } = await fetch(`${app.url}${path}`, {
        headers: { cookie: session },
        redirect: 'manual',
      })
      expect(status, path).toBeGreaterThanOrEqual(300)
      const location = headers.get('location') ?? ''
      expect(new URL(location, app.url).origin, location).toBe(app.url)
    }
  })

  it('is not the host that a request claims', async () => {
    const location = await new Promise<string | undefined>((resolve, reject) => {
      const headers = { host: 'evil.test', 'x-forwarded-host': 'evil.test' }
      rawRequest(`${app.url}/projects`, { headers }, (response) => {
        response.resume()
        resolve(response.headers.location)
      })
        .on('error', reject)
        .end()
    })
    expect(location).toMatch(/^\/sign-in/)
  })
})

describe('headers', () => {
  const pages = ['/', '/sign-in', '/nothing/here', '/projects/1/x.svg', '/nothing.png', '/forgot-password']
  it.each(pages)('of %s let nothing run but our scripts', async (path) => {
    const { headers } = await fetch(`${app.url}${path}`, { redirect: 'manual' })
    const policy = headers.get('content-security-policy') ?? ''
    const directives = Object.fromEntries(
      policy.split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1).join(' ')]),
    )
    expect(directives['script-src']).toMatch(/^'self' 'nonce-[^']+' 'strict-dynamic' 'wasm-unsafe-eval'$/)
    expect(directives).toMatchObject({
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'form-action': "'self'",
      'frame-src': "'none'",
    })
    expect(policy).not.toContain("'unsafe-eval'")
  })

  it.each([
    '/sign-in',
    '/api/projects',
    '/api/nothing',
    '/api/health',
    '/icon.svg',
    '/nothing/here',
  ])('of %s say what a browser may do with it', async (path) => {
    const { headers } = await fetch(`${app.url}${path}`, { headers: { 'x-forwarded-proto': 'https' } })
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    // The microphone for our own pages alone, which record lectures; nothing else for anybody.
    expect(headers.get('permissions-policy')).toBe(
      'camera=(), microphone=(self), geolocation=(), payment=(), usb=()',
    )
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
    expect(headers.get('content-security-policy')).toMatch(/default-src '(none|self)'/)
  })

  it('of plain http do not lock a developer out', async () => {
    const { headers } = await fetch(`${app.url}/sign-in`)
    expect(headers.get('strict-transport-security')).toBeNull()
  })
})

it('guessing a password by the form is stopped, for this account alone', async () => {
  const email = `${randomUUID()}@example.test`
  const password = 'correct horse battery staple'
  await anonymousClient().auth.signUp({ email, password })
  const page = await (await fetch(`${app.url}/sign-in`)).text()
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
  const guess = async (account: string, word: string) => {
    const form = new FormData()
    for (const [, name = '', value = ''] of fields)
      form.set(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
    form.set('email', account)
    form.set('password', word)
    const answer = await fetch(`${app.url}/sign-in`, {
      method: 'POST',
      body: form,
      headers: { origin: app.url },
      redirect: 'manual',
    })
    return { status: answer.status, text: await answer.text() }
  }
  for (let n = 0; n < 10; n += 1)
    expect((await guess(email, `wrong guess ${n}`)).text).toContain('do not belong together')
  expect((await guess(email.toUpperCase(), password)).text).toContain('Too many tries')
  const other = `${randomUUID()}@example.test`
  await anonymousClient().auth.signUp({ email: other, password })
  expect((await guess(other, password)).status).toBe(303)
})

import { randomUUID } from 'node:crypto'
import { createServerClient } from '@supabase/ssr'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { sessionCookieOptions } from '@/lib/supabase/session-cookie'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'

const app = testApp()
let cookie: string
let refreshable: string

/** Signs up as a browser would and returns the cookie it would send; `expired` makes its access token an old one. */
async function session(expired = false): Promise<string> {
  const jar = new Map<string, string>()
  const client = createServerClient(inject('supabaseUrl'), inject('publishableKey'), {
    cookieOptions: sessionCookieOptions(false),
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (all) => {
        for (const { name, value } of all) jar.set(name, value)
      },
    },
  })
  const credentials = { email: `${randomUUID()}@example.test`, password: 'correct horse battery staple' }
  const { data, error } = await client.auth.signUp(credentials)
  if (error || !data.session) throw error ?? new Error('The sign-up gave no session.')
  if (expired) {
    const old = { ...data.session, expires_at: Math.floor(Date.now() / 1000) - 10 }
    jar.clear()
    jar.set('offstage-session', `base64-${Buffer.from(JSON.stringify(old)).toString('base64url')}`)
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}

beforeAll(async () => {
  ;[cookie, refreshable] = await Promise.all([session(), session(true)])
})

const create = (headers: Record<string, string>) =>
  call(app.url, 'POST', '/projects', { body: { title: 'Mine' }, headers: { cookie, ...headers } })

describe('a session in a cookie', () => {
  it('reads and writes from our own pages', async () => {
    expect((await call(app.url, 'GET', '/projects', { headers: { cookie } })).status).toBe(200)
    expect((await create({ origin: app.url })).status).toBe(201)
  })

  it.each([
    {},
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
  ])('does not write for another site: %j', async (headers) => {
    const response = await create(headers as Record<string, string>)
    expect(response.status).toBe(403)
    expect((await problemOf(response)).code).toBe('cross_origin')
  })

  it('is renewed by the API when its token has run out', async () => {
    const response = await call(app.url, 'GET', '/projects', { headers: { cookie: refreshable } })
    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toContain('offstage-session')
  })
})

describe('what every page and answer carries', () => {
  it('is a policy with a nonce of its own, that names Supabase', async () => {
    const [one, two] = await Promise.all([fetch(`${app.url}/sign-in`), fetch(`${app.url}/sign-in`)])
    const policy = one.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic' 'wasm-unsafe-eval';/)
    expect(policy).toMatch(/connect-src 'self' http:\/\/127\.0\.0\.1:\d+ ws:\/\/127\.0\.0\.1:\d+;/)
    expect(two.headers.get('content-security-policy')).not.toBe(policy)
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
    const scripts = (await one.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  })

  it('keeps browsers from guessing, framing and caching', async () => {
    const response = await call(app.url, 'GET', '/projects', { headers: { cookie } })
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-powered-by')).toBeNull()
  })

  it('never shows the secret key', async () => {
    const page = await (await fetch(`${app.url}/sign-in`)).text()
    expect(page).not.toContain(inject('secretKey'))
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { muxSigningKey, readToken } from '../../support/mux-signing.ts'

vi.mock('server-only', () => ({}))

const { publicKey, env } = muxSigningKey()
const until = new Date('2030-01-01T00:00:00.900Z')

/** The module as a server with this environment has it: what it has read once stays. */
async function withEnvironment(more: Record<string, string>) {
  const all = {
    SUPABASE_URL: 'https://abc.supabase.co',
    SUPABASE_PUBLISHABLE_KEY: 'p',
    SUPABASE_SECRET_KEY: 's',
  }
  for (const [name, value] of Object.entries({ ...all, ...more })) vi.stubEnv(name, value)
  return import('@/lib/video/stream-link')
}

beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllEnvs())

describe('a link to a stream', () => {
  it('is signed for one video and until a time, as Mux asks for it', async () => {
    const { streamLink, streamOrigins } = await withEnvironment(env)
    const url = new URL(streamLink('abc', until) ?? '')
    expect(url.origin + url.pathname).toBe('https://stream.mux.com/abc.m3u8')
    expect(readToken(url.searchParams.get('token') ?? '', publicKey)).toEqual({
      header: { alg: 'RS256', typ: 'JWT', kid: env.MUX_SIGNING_KEY_ID },
      claims: { sub: 'abc', aud: 'v', exp: Date.parse('2030-01-01') / 1000, kid: env.MUX_SIGNING_KEY_ID },
    })
    expect(streamOrigins()).toEqual(['https://*.mux.com'])
  })

  it('is of a domain of one’s own, where there is one', async () => {
    const { streamLink, streamOrigins } = await withEnvironment({
      ...env,
      MUX_STREAM_URL: 'https://video.example.com',
    })
    expect(streamLink('abc', until)).toMatch(/^https:\/\/video\.example\.com\/abc\.m3u8\?token=/)
    expect(streamOrigins()).toEqual(['https://video.example.com'])
  })

  it('is not made of what is no playback id', async () => {
    const { streamLink } = await withEnvironment(env)
    for (const id of ['', '../other', 'a/b', 'a?b', 'x'.repeat(256)]) expect(streamLink(id, until)).toBeNull()
  })

  it('is not made where there is no key, and pages play nothing from elsewhere', async () => {
    const { streamLink, streamOrigins, canStream } = await withEnvironment({})
    expect([streamLink('abc', until), streamOrigins(), canStream()]).toEqual([null, [], false])
  })

  it.each([
    ['half of a key', { MUX_SIGNING_KEY_ID: 'a' }],
    ['what is no key', { ...env, MUX_SIGNING_PRIVATE_KEY: Buffer.from('no key').toString('base64') }],
  ])('%s is said at once, by its name alone', async (_what, given) => {
    const { canStream } = await withEnvironment(given)
    expect(canStream).toThrow(/set .*MUX_SIGNING_PRIVATE_KEY.*\(see \.env\.example\)/)
    expect(canStream).not.toThrow('no key')
  })
})

import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/lib/http/app-error'
import { checkOrigin } from '@/lib/http/check-origin'
import { parse } from '@/lib/http/parse'
import { limited, readJson } from '@/lib/http/read-body'
import { contentSecurityPolicy } from '@/lib/http/security-headers'

const KB = 1024

function post(body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  return new Request('https://app.test/api/x', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit)
}

async function refusal(act: () => unknown): Promise<AppError> {
  try {
    await act()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('It was not refused.')
}

describe('a JSON body', () => {
  it('is read', async () => {
    expect(await readJson(post('{"a":1}'), KB)).toEqual({ a: 1 })
  })

  it.each(['', '{', 'null,', '\u0000'])('that is not JSON is refused: %j', async (text) => {
    expect(await refusal(() => readJson(post(text), KB))).toMatchObject({ status: 400, code: 'invalid_json' })
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
  ])('is not taken as %s', async (type) => {
    expect((await refusal(() => readJson(post('{}', { 'content-type': type }), KB))).status).toBe(415)
  })

  it('is refused by its announced length, unread', async () => {
    const request = post('x'.repeat(10 * KB), {
      'content-type': 'application/json',
      'content-length': '10240',
    })
    expect(await refusal(() => readJson(request, KB))).toMatchObject({
      status: 413,
      code: 'payload_too_large',
    })
    expect(request.bodyUsed).toBe(false)
  })

  it('without a length is read no further than allowed', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += KB
        controller.enqueue(new Uint8Array(KB).fill(120))
      },
    })
    expect((await refusal(() => readJson(post(endless), 4 * KB))).status).toBe(413)
    expect(sent).toBeLessThan(32 * KB)
  })

  it('that comes byte by byte is given up, and its sender let go', async () => {
    let stopped = false
    const slow = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array([123])),
      cancel: () => {
        stopped = true
      },
    })
    const error = await refusal(() => new Response(limited(post(slow), KB, undefined, 20)).text())
    expect(error).toMatchObject({ status: 408, code: 'request_timeout' })
    await expect.poll(() => stopped).toBe(true)
  })

  it('of exactly the limit is taken', async () => {
    expect((await new Response(limited(post('x'.repeat(KB)), KB)).text()).length).toBe(KB)
  })
})

describe('a write by cookie', () => {
  const write = (headers: Record<string, string>, method = 'POST') =>
    new Request('http://127.0.0.1:3000/api/jobs', { method, headers: { host: 'app.test', ...headers } })

  it('from our own pages is taken', () => {
    checkOrigin(write({ origin: 'https://app.test' }))
    checkOrigin(write({ origin: 'https://www.app.test', 'x-forwarded-host': 'www.app.test' }))
    checkOrigin(write({ 'sec-fetch-site': 'same-origin' }))
  })

  it.each([
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'https://other.app.test' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://app.test.evil.test' },
    {},
  ])('from anywhere else is not: %j', async (headers) => {
    expect(await refusal(() => checkOrigin(write(headers as Record<string, string>)))).toMatchObject({
      status: 403,
      code: 'cross_origin',
    })
  })

  it('is not asked of reads', () => {
    checkOrigin(write({}, 'GET'))
  })
})

describe('what a caller sent', () => {
  it('is refused with a sentence for each field', async () => {
    const schema = z.strictObject({ title: z.string().max(3), deep: z.object({ n: z.number() }) })
    const error = await refusal(() => parse(schema, { title: 'long', deep: { n: 'x' }, extra: 1 }, ['input']))
    expect(error).toMatchObject({ status: 422, code: 'invalid_input' })
    expect(error.fields.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['input.title', 'input.deep.n']),
    )
  })

  it('is not sent back in full, however much is wrong with it', async () => {
    const error = await refusal(() =>
      parse(
        z.array(z.number()),
        Array.from({ length: 5_000 }, () => 'x'),
      ),
    )
    expect(JSON.stringify(error.fields).length).toBeLessThan(5_000)
  })
})

describe('the content security policy', () => {
  const config = { supabaseUrl: 'https://abc.supabase.co', supabasePublishableKey: 'sb_publishable_x' }

  it('lets scripts run by nonce alone and calls go to us and Supabase', () => {
    const policy = contentSecurityPolicy('bm9uY2U=', config, false)
    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic' 'wasm-unsafe-eval';")
    expect(policy).toContain("connect-src 'self' https://abc.supabase.co wss://abc.supabase.co;")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain("'unsafe-eval'")
  })

  it('plays from elsewhere only what it is told of', () => {
    const plain = contentSecurityPolicy('n', config, false)
    expect(plain).toContain("media-src 'self' blob: https://abc.supabase.co;")
    const policy = contentSecurityPolicy('n', config, false, ['https://*.mux.com'])
    expect(policy).toContain(
      "connect-src 'self' https://abc.supabase.co wss://abc.supabase.co https://*.mux.com;",
    )
    expect(policy).toContain("media-src 'self' blob: https://abc.supabase.co https://*.mux.com;")
    expect(policy.replaceAll(' https://*.mux.com', '')).toBe(plain)
  })

  it('follows a plain http stack', () => {
    const local = { ...config, supabaseUrl: 'http://127.0.0.1:54321' }
    expect(contentSecurityPolicy('n', local, false)).toContain('http://127.0.0.1:54321 ws://127.0.0.1:54321')
  })
})

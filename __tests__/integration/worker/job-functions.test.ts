import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connectAsAdmin } from '../../support/database.ts'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { signedInUser } from '../../support/stack.ts'
import { must, startModel } from './talk-track-job.ts'

let model: ScriptedModel
beforeAll(async () => {
  model = await startModel()
})
afterAll(() => model.close())

function call(path: string, token: string | null, init: RequestInit = {}) {
  const headers = {
    'content-type': 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
    ...init.headers,
  }
  return fetch(`${inject('supabaseUrl')}/functions/v1/${path}`, { ...init, headers })
}

async function userWithDeck() {
  const user = await signedInUser()
  const project = await must(user.client.from('projects').insert({ title: 'A funnel' }).select('id').single())
  const slides = [{ id: 's1', title: 'One', body: '', notes: '', hidden: false }]
  const content = { format: 'markdown', warnings: [], slides }
  const args = { project_id: project.id, type: 'deck', title: 'A deck', content, source: {} }
  const deck = await must(user.client.rpc('create_document', args))
  return {
    ...user,
    request: { kind: 'talk_track', projectId: project.id as string, input: { deckId: deck.id as string } },
  }
}

const post = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers,
})

describe('job-creator and job-status', () => {
  it('start a job and follow it to its end', async () => {
    const { accessToken, request } = await userWithDeck()
    const created = await call('job-creator', accessToken, post(request))
    expect(created.status).toBe(202)
    const { jobId, estimatedCompletionAt } = await created.json()
    expect(Date.parse(estimatedCompletionAt)).toBeGreaterThan(Date.now())
    await expect
      .poll(async () => (await (await call(`job-status?id=${jobId}`, accessToken)).json()).job.status, {
        timeout: 20_000,
      })
      .toBe('completed')
  })

  it('give the same job for the same idempotency key, and refuse the key for another request', async () => {
    const { accessToken, request } = await userWithDeck()
    const key = { 'idempotency-key': randomUUID() }
    const send = (body: unknown) => call('job-creator', accessToken, post(body, key))
    const [first, second] = [await (await send(request)).json(), await (await send(request)).json()]
    expect(second.jobId).toBe(first.jobId)
    const other = await send({ ...request, input: { ...request.input, wordsPerMinute: 100 } })
    expect(other.status).toBe(409)
    expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' })
  })

  it('answer strangers and nobody with nothing', async () => {
    const { accessToken, request } = await userWithDeck()
    const { jobId } = await (await call('job-creator', accessToken, post(request))).json()
    const stranger = await signedInUser()
    expect((await call(`job-status?id=${jobId}`, stranger.accessToken)).status).toBe(404)
    expect((await call(`job-status?id=${jobId}`, null)).status).toBe(401)
    expect((await call(`job-status?id=${jobId}`, 'forged')).status).toBe(401)
    expect((await call('job-creator', stranger.accessToken, post(request))).status).toBe(404)
    expect((await call('job-creator', null, post(request))).status).toBe(401)
  })

  it.each([
    ['JSON that is none', '{', 400],
    ['a body that is too large', 'x'.repeat(40_000), 413],
    ['missing fields', {}, 422],
    ['an unknown kind', { kind: 'poem', projectId: randomUUID(), input: {} }, 422],
    ['a wrong input', { kind: 'talk_track', projectId: randomUUID(), input: { deckId: 'x' } }, 422],
    ['an extra field', { kind: 'talk_track', projectId: randomUUID(), input: {}, more: 1 }, 422],
  ])('refuse %s', async (_name, body, status) => {
    const { accessToken } = await signedInUser()
    const response = await call('job-creator', accessToken, post(body))
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it('say which fields are wrong, and carry the id of the request', async () => {
    const { accessToken, request } = await userWithDeck()
    const wrong = await call(
      'job-creator',
      accessToken,
      post({ ...request, input: { deckId: 'x', wordsPerMinute: 5 } }),
    )
    const { errors, requestId } = await wrong.json()
    expect(errors.map(({ path }: { path: string }) => path)).toEqual(['input.deckId', 'input.wordsPerMinute'])
    expect(wrong.headers.get('x-request-id')).toBe(requestId)
    const key = await call('job-creator', accessToken, post(request, { 'idempotency-key': 'a b' }))
    expect((await key.json()).errors[0].path).toBe('Idempotency-Key')
    const text = await call('job-creator', accessToken, post(request, { 'content-type': 'text/plain' }))
    expect(text.status).toBe(415)
    expect((await call('job-creator', null, post(request))).headers.get('www-authenticate')).toBe('Bearer')
  })

  it('answer 429 and when to come back, to whoever calls too often and to nobody else', async () => {
    const { accessToken, userId, request } = await userWithDeck()
    const other = await userWithDeck()
    // As if an hour's worth had been called at once: it does not wear off while this test runs.
    await connectAsAdmin()`
      insert into private.api_calls (user_id, function, worn_off_at)
      select ${userId}, f, now() + interval '1 hour' from unnest(array['job-creator', 'job-status']) f`
    for (const refused of [
      await call('job-creator', accessToken, post(request)),
      await call(`job-status?id=${randomUUID()}`, accessToken),
    ]) {
      expect(refused.status).toBe(429)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
      expect(await refused.json()).toMatchObject({ code: 'too_many_requests', status: 429 })
    }
    expect((await call('job-creator', other.accessToken, post(other.request))).status).toBe(202)
    const jobs = await connectAsAdmin()`select from public.jobs where user_id = ${userId}`
    expect(jobs).toHaveLength(0)
  })

  it.each(['job-creator', 'job-status'])('%s answers pages of the allowed origins alone', async (name) => {
    const allowed = async (origin: string, method: string) => {
      const { headers } = await call(name, null, { method, headers: { origin } })
      expect(headers.get('vary')).toContain('origin')
      return headers.get('access-control-allow-origin')
    }
    for (const method of ['OPTIONS', 'DELETE']) {
      for (const origin of ['https://app.example.test', 'https://other.example.test'])
        expect(await allowed(origin, method)).toBe(origin)
      for (const origin of ['https://example.test', 'https://app.example.test.evil.test', 'null'])
        expect(await allowed(origin, method)).toBeNull()
    }
    const preflight = await call(name, null, {
      method: 'OPTIONS',
      headers: { origin: 'https://app.example.test' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key')
    expect((await call(name, null, { method: 'DELETE' })).status).toBe(405)
  })
})

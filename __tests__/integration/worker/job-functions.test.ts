import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
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

  it('answer pages of other origins', async () => {
    const preflight = await call('job-creator', null, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.com' },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect((await call('job-status', null, { method: 'DELETE' })).status).toBe(405)
  })
})

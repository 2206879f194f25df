import { Requests } from '@shared/engine/requests.ts'
import { createWorkerHandler } from '@shared/http/worker-handler.ts'
import { createClient } from '@supabase/supabase-js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeSupabase } from './fake-supabase.ts'
import { startWorker } from './start-worker.ts'

afterEach(() => void vi.restoreAllMocks())

const KEY = 'sb_secret_test'

const ability = {
  offline: true,
  can: { text: true, pictures: false, sound: false, speech: false, stories: false, drawing: false },
  voices: [],
  offlineVoices: false,
  drawingSize: null,
}

function start() {
  const supabase = fakeSupabase()
  const { worker } = startWorker(supabase)
  const kicked = vi.spyOn(worker, 'kicked')
  const fetcher: typeof fetch = async (input, init) => {
    const isUser = new Headers(init?.headers).get('authorization') === 'Bearer good-token'
    if (!String(input).endsWith('/auth/v1/user')) throw new Error('an unexpected request')
    return isUser ? Response.json({ id: 'user-1' }) : Response.json({ msg: 'invalid JWT' }, { status: 403 })
  }
  const client = createClient('http://supabase.test', KEY, { global: { fetch: fetcher } })
  const handle = createWorkerHandler({
    worker,
    requests: new Requests(),
    client,
    secretKeys: [KEY, 'sb_secret_second'],
    ability,
  })
  const kick = (headers: Record<string, string>, body: BodyInit | null = '{}', method = 'POST') =>
    handle(
      new Request('http://functions.test/job-worker', {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: method === 'GET' ? null : body,
      }),
    )
  return { kick, kicked, worker }
}

describe('job-worker', () => {
  it('answers the secret key with 202 and who it is', async () => {
    const { kick, worker } = start()
    const response = await kick({ apikey: KEY })
    expect(response.status).toBe(202)
    expect(await response.json()).toEqual({ worker: worker.id, accepting: true })
    expect((await kick({ apikey: 'sb_secret_second' }, null)).status).toBe(202)
  })

  it.each([
    ['no key', {}],
    ['a wrong key', { apikey: 'sb_secret_tesT' }],
    ['the beginning of the key', { apikey: 'sb_secret' }],
    ['a forged token', { authorization: 'Bearer bad-token' }],
    ['the key as a token', { authorization: `Basic ${KEY}` }],
  ])('answers %s with 401 and does not work', async (_name, headers) => {
    const { kick, kicked } = start()
    const response = await kick(headers as Record<string, string>)
    expect(response.status).toBe(401)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ code: 'not_authenticated', status: 401 })
    expect(kicked).not.toHaveBeenCalled()
  })

  it('lets a signed-in user kick, but not in the name of a worker', async () => {
    const { kick, kicked } = start()
    const body = JSON.stringify({ from: 'worker_other' })
    expect((await kick({ authorization: 'Bearer good-token' }, body)).status).toBe(202)
    expect(kicked).toHaveBeenCalledWith({ jobId: undefined })
  })

  it.each([
    ['the secret key', { apikey: KEY }],
    ['a signed-in user', { authorization: 'Bearer good-token' }],
  ])('tells %s what the model can do', async (_name, headers) => {
    const { kick, kicked } = start()
    const response = await kick(headers as Record<string, string>, null, 'GET')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(ability)
    expect(kicked).not.toHaveBeenCalled()
  })

  it('tells a stranger nothing of the model', async () => {
    const response = await start().kick({ authorization: 'Bearer bad-token' }, null, 'GET')
    expect(response.status).toBe(401)
    expect(JSON.stringify(await response.json())).not.toContain('pictures')
  })

  it('takes GET and POST only', async () => {
    const response = await start().kick({ apikey: KEY }, null, 'PUT')
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, POST')
  })

  it.each([
    ['too large', 'x'.repeat(5_000), 413],
    ['not JSON', '{', 400],
    ['of the wrong type', '{"jobId":5}', 422],
    ['not an object', '[]', 422],
  ])('refuses a body that is %s', async (_name, body, status) => {
    const { kick, kicked } = start()
    expect((await kick({ apikey: KEY }, body)).status).toBe(status)
    expect(kicked).not.toHaveBeenCalled()
  })
})

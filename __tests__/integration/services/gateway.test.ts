import { expect, inject, test } from 'vitest'
import { kick, workers } from '../../support/stack.ts'

const api = (path: string, init?: RequestInit) => fetch(`${inject('supabaseUrl')}${path}`, init)

test('a browser of another origin may call', async () => {
  const preflight = await api('/rest/v1/projects', {
    method: 'OPTIONS',
    headers: { origin: 'http://127.0.0.1:3000', 'access-control-request-headers': 'apikey,authorization' },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  expect(preflight.headers.get('access-control-allow-headers')).toBe('apikey,authorization')
})

test('an unknown path and an unknown function are 404', async () => {
  expect((await api('/nothing/here')).status).toBe(404)
  expect((await api('/functions/v1/nothing', { method: 'POST' })).status).toBe(404)
  expect((await api('/functions/v1/_shared', { method: 'POST' })).status).toBe(404)
  expect((await api('/functions/v1/..%2Fjob-worker', { method: 'POST' })).status).toBe(404)
})

test('a body that is too large is refused', async () => {
  const response = await api('/rest/v1/rpc/list_jobs', {
    method: 'POST',
    headers: { apikey: inject('secretKey'), 'content-type': 'application/json' },
    body: new Uint8Array(33 * 1024 * 1024),
  })
  expect(response.status).toBe(413)
})

test('the worker answers a kick with 202 at once, and only with a key', async () => {
  const answer = await kick()
  expect(answer.status).toBe(202)
  expect(await answer.json()).toMatchObject({ accepting: true })
  expect((await workers()).some((worker) => worker.name === 'job-worker')).toBe(true)
  expect((await kick({})).status).toBe(401)
})

import { afterEach, describe, expect, it, vi } from 'vitest'
import { documentsApi } from '@/lib/documents/operations'
import { api, apiClient } from '@/lib/http/api-client'
import { AppError } from '@/lib/http/app-error'
import { jobFunctions } from '@/lib/jobs/function-operations'
import { jobsApi } from '@/lib/jobs/operations'
import { projectsApi } from '@/lib/projects/operations'

const ID = '6f1c2c5e-8a55-4b6b-9d38-0c9d6e0a0901'
const project = { id: ID, title: 'Rockets', createdAt: 'now', updatedAt: 'now' }

/** The network answers this, and tells what it was asked. */
function answering(answer: Response | TypeError | DOMException) {
  const fetch = vi.fn(async (_path: string, _init: RequestInit) => {
    if (answer instanceof Response) return answer
    throw answer
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}
afterEach(() => vi.unstubAllGlobals())

async function refusal(call: Promise<unknown>): Promise<AppError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof AppError) return error
  throw new Error('It was not refused with an AppError.')
}

describe('what is sent', () => {
  it('is the path with its parts, percent-encoded, and a query of what is set', async () => {
    const fetch = answering(Response.json({ documents: [] }))
    const query = { type: undefined }
    await api(documentsApi.list, { params: { id: 'a/../b?c' }, query })
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/projects/a%2F..%2Fb%3Fc/documents')
    const again = answering(Response.json({ jobs: [], nextCursor: null }))
    await api(jobsApi.list, { query: { status: 'current', cursor: 'a&b=c' } })
    expect(again.mock.calls[0]?.[0]).toBe('/api/jobs?status=current&cursor=a%26b%3Dc')
  })

  it('is JSON', async () => {
    const fetch = answering(Response.json(project, { status: 201 }))
    expect(await api(projectsApi.create, { body: { title: 'Rockets' } })).toEqual(project)
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"title":"Rockets"}',
    })
  })

  it('goes elsewhere with a token, and with a key where one is taken', async () => {
    const fetch = answering(Response.json({}, { status: 500 }))
    const call = apiClient({ url: 'https://stack.test/functions/v1', token: 'a.b.c' })
    const body = { kind: 'talk_track', projectId: ID, input: {} }
    await refusal(call(jobFunctions.create, { body, idempotencyKey: 'once' }))
    const [url, init] = fetch.mock.calls[0] ?? []
    expect(url).toBe('https://stack.test/functions/v1/job-creator')
    expect(init?.headers).toEqual({
      authorization: 'Bearer a.b.c',
      'content-type': 'application/json',
      'idempotency-key': 'once',
    })
  })

  it('is a file as it is, with its name', async () => {
    const fetch = answering(Response.json({}, { status: 500 }))
    const file = new File(['Ana: Hello.'], 'Gespräch.txt')
    await refusal(api(documentsApi.importTranscript, { params: { id: ID }, file }))
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'Gespr%C3%A4ch.txt' },
      body: file,
    })
  })
})

describe('what comes back', () => {
  it('is nothing, or a file, where the operation says so', async () => {
    answering(new Response(null, { status: 204 }))
    expect(await api(projectsApi.remove, { params: { id: ID } })).toBeUndefined()
    answering(new Response('# One', { headers: { 'content-type': 'text/markdown' } }))
    const blob = await api(documentsApi.export, { params: { id: ID }, query: {} })
    expect(await blob.text()).toBe('# One')
    expect(blob.type).toBe('text/markdown')
  })

  it('is the error that the server tells, with when to try again', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Too many',
      status: 429,
      detail: 'Wait a moment.',
      code: 'too_many_jobs',
      requestId: 'r',
    }
    answering(Response.json(problem, { status: 429, headers: { 'retry-after': '7' } }))
    const error = await refusal(api(jobsApi.retry, { params: { id: ID } }))
    expect(error).toMatchObject({ code: 'too_many_jobs', message: 'Wait a moment.', retryAfter: 7 })
  })

  it.each([
    ['a page in place of an error', new Response('<html>', { status: 502 }), 502],
    ['an answer of another form', Response.json({ id: ID }), 200],
    ['an answer that is no JSON', new Response('<html>'), 200],
  ])('is refused when it is %s', async (_what, response, status) => {
    answering(response)
    const error = await refusal(api(projectsApi.get, { params: { id: ID } }))
    expect(error).toMatchObject({ code: 'bad_answer', status })
  })

  it('is an error of the network, or the abort of the caller', async () => {
    answering(new TypeError('Failed to fetch'))
    expect(await refusal(api(projectsApi.list))).toMatchObject({ code: 'network_error' })
    const abort = new DOMException('Aborted', 'AbortError')
    answering(abort)
    await expect(api(projectsApi.list, { signal: AbortSignal.abort() })).rejects.toBe(abort)
  })
})

it('what an operation does not take does not compile', () => {
  // None of these is called: the compiler is what is tested.
  const calls = [
    // @ts-expect-error an id is missing
    () => api(projectsApi.get),
    // @ts-expect-error it has no body
    () => api(projectsApi.get, { params: { id: ID }, body: {} }),
    // @ts-expect-error its title is a text
    () => api(projectsApi.create, { body: { title: 1 } }),
    // @ts-expect-error there is no such status
    () => api(jobsApi.list, { query: { status: 'asleep' } }),
    // @ts-expect-error a deck is a file
    () => api(documentsApi.importDeck, { params: { id: ID } }),
  ]
  expect(calls).toHaveLength(5)
})

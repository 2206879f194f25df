import { afterEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '@/lib/http/app-error'
import { fromProblem, ProblemSchema } from '@/lib/http/problem'
import { fromSqlError } from '@/lib/http/sql-errors'
import { toProblem } from '@/lib/http/to-problem'

vi.mock('server-only', () => ({}))
afterEach(() => void vi.restoreAllMocks())

const REQUEST_ID = '00000000-0000-4000-8000-000000000001'

async function problemOf(error: unknown) {
  const response = toProblem(error, REQUEST_ID)
  const text = await response.text()
  return { response, text, problem: ProblemSchema.parse(JSON.parse(text)) }
}

describe('a problem response', () => {
  it('has the form of RFC 9457, with code and request id', async () => {
    const { response, problem } = await problemOf(new AppError(404, 'not_found', 'This job does not exist.'))
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('x-request-id')).toBe(REQUEST_ID)
    expect(problem).toEqual({
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      detail: 'This job does not exist.',
      code: 'not_found',
      requestId: REQUEST_ID,
    })
  })

  it('says nothing of what was not foreseen', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    const { response, text } = await problemOf(
      new Error('connect ECONNREFUSED 10.0.0.7:5432 password=hunter2'),
    )
    expect(response.status).toBe(500)
    expect(text).not.toMatch(/ECONNREFUSED|hunter2|10\.0\.0\.7|at /)
    expect(log).toHaveBeenCalledOnce()
    const line = JSON.parse(String(log.mock.calls[0]?.[0]))
    expect(line).toMatchObject({ event: 'failed', code: 'internal', request: REQUEST_ID, name: 'Error' })
    expect(JSON.stringify(line)).not.toMatch(/ECONNREFUSED|hunter2|10\.0\.0\.7/)
  })

  it('names the way to sign in, and the time to wait', async () => {
    expect(
      (await problemOf(new AppError(401, 'not_authenticated', '…'))).response.headers.get('www-authenticate'),
    ).toBe('Bearer')
    const busy = new AppError(429, 'too_many_jobs', '…', { retryAfter: 29.2 })
    expect((await problemOf(busy)).response.headers.get('retry-after')).toBe('30')
  })

  it('comes back as the error that it was made from', async () => {
    const fields = [{ path: 'input.deckId', message: 'Choose a deck.' }]
    const error = new AppError(409, 'revision_conflict', 'It was changed.', {
      fields,
      currentRevision: 7,
      retryAfter: 3,
    })
    const { problem, response } = await problemOf(error)
    expect(fromProblem(problem, response.headers.get('retry-after'))).toMatchObject({
      status: 409,
      code: 'revision_conflict',
      message: 'It was changed.',
      fields,
      currentRevision: 7,
      retryAfter: 3,
      requestId: REQUEST_ID,
    })
  })
})

describe('an error of the database', () => {
  it.each([
    ['OFS01', 401, 'not_authenticated'],
    ['OFS02', 404, 'not_found'],
    ['OFS03', 422, 'invalid_input'],
    ['OFS04', 409, 'conflict'],
    ['OFS05', 409, 'idempotency_key_reused'],
    ['OFS06', 429, 'too_many_jobs'],
    ['OFS07', 422, 'unknown_kind'],
    ['OFS08', 409, 'wrong_state'],
    ['OFS09', 409, 'revision_conflict'],
    ['OFS10', 429, 'too_many_exports'],
    ['OFS11', 429, 'too_many_requests'],
  ])('%s is %i %s with its own sentence', (code, status, name) => {
    const error = fromSqlError({ code, message: 'A sentence.', details: '4', hint: '12' }, 400)
    expect(error).toMatchObject({ status, code: name, message: 'A sentence.' })
  })

  it('carries what the caller needs', () => {
    expect(fromSqlError({ code: 'OFS06', message: '…', hint: '12' }, 400).retryAfter).toBe(12)
    expect(fromSqlError({ code: 'OFS09', message: '…', details: '4' }, 400).currentRevision).toBe(4)
    expect(fromSqlError({ code: 'OFS03', message: '…', details: 'input' }, 400).fields[0]?.path).toBe('input')
  })

  it.each([
    ['PGRST301', 401, 401],
    [undefined, 401, 401],
    ['22P05', 400, 422],
    ['23505', 409, 500],
    [undefined, 0, 503],
    [undefined, 502, 503],
  ])('that is not ours (%s at %i) becomes %i and shows nothing of itself', (code, status, expected) => {
    const error = fromSqlError({ ...(code && { code }), message: 'relation "jobs" of 10.0.0.7' }, status)
    expect(error.status).toBe(expected)
    expect(error.message).not.toContain('relation')
  })
})

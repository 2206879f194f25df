import { expect } from 'vitest'
import { type Problem, ProblemSchema } from '@/lib/http/problem'

interface CallOptions {
  token?: string
  body?: unknown
  headers?: Record<string, string>
}

/** Calls the API as somebody: JSON in, response out. A string, bytes or a form go as they are. */
export function call(url: string, method: string, path: string, { token, body, headers }: CallOptions = {}) {
  const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData
  return fetch(`${url}/api${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && !raw && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
  })
}

/** Words that would tell a caller about what lies behind the API. */
const INTERNALS =
  /postgres|pgrst|supabase|relation|column|constraint|stack|node_modules|\bat .*:\d+:\d+|zod|sqlstate/i

/** The problem of a refused request; fails when it is not one, or when it says more than it should. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text()
  expect(response.headers.get('content-type'), text).toBe('application/problem+json')
  const problem = ProblemSchema.parse(JSON.parse(text))
  expect(problem.status).toBe(response.status)
  expect(response.headers.get('x-request-id')).toBe(problem.requestId)
  expect(text).not.toMatch(INTERNALS)
  return problem
}

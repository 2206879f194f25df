import type { createPostgresConnection } from '@supabase/lite/postgres'

type Connection = ReturnType<typeof createPostgresConnection>

const JSON_OID = 114
const JSONB_OID = 3802

/** lite hands objects over as JSON text already; postgres.js would make a JSON string of that text again. */
const jsonAsGiven = {
  json: {
    to: JSON_OID,
    from: [JSON_OID, JSONB_OID],
    serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
    parse: (text: string) => JSON.parse(text) as unknown,
  },
  jsonb: {
    to: JSONB_OID,
    from: [],
    serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
    parse: (text: string) => JSON.parse(text) as unknown,
  },
}

/** `2026-11-22 01:14:57.1+00` as Postgres writes it in JSON: `2026-11-22T01:14:57.1+00:00`. */
function inJsonForm(time: string): string {
  return time.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')
}

const asIs = (value: unknown) => value

/** How the driver reads and writes values, so that they look as PostgREST shows them. */
export const postgrestTypes = {
  ...jsonAsGiven,
  timestamp: { to: 1114, from: [1114], serialize: asIs, parse: inJsonForm },
  timestamptz: { to: 1184, from: [1184], serialize: asIs, parse: inJsonForm },
}

const ONE_OBJECT = 'application/vnd.pgrst.object+json'

/** One row instead of a list, where `.single()` asks for it: lite forgets it for writes with renamed columns. */
export async function withOneObject(request: Request, answer: Response): Promise<Response> {
  const wanted = request.headers.get('accept')?.includes(ONE_OBJECT)
  if (!wanted || !answer.ok || answer.status === 204) return answer
  const body: unknown = await answer.json()
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  if (!Array.isArray(body)) return Response.json(body, { status: answer.status, headers })
  if (body.length === 1) return Response.json(body[0], { status: answer.status, headers })
  const problem = {
    code: 'PGRST116',
    details: `The result contains ${body.length} rows`,
    hint: null,
    message: 'Cannot coerce the result to a single JSON object',
  }
  return Response.json(problem, { status: 406, headers })
}

/** What PostgREST answers while the database is away or starting. */
const AWAY = { code: 'PGRST000', message: 'Could not connect with the database.', details: null, hint: null }

/**
 * lite answers 500 without a word when it cannot reach the database. A client takes that for a no (auth-js
 * signs its user out), where hosted says 503: not now.
 */
export function saidAway(answer: Response): Response {
  const wordless = answer.status === 500 && !answer.headers.get('content-type')?.includes('json')
  return wordless ? Response.json(AWAY, { status: 503, headers: { 'retry-after': '1' } }) : answer
}

/** SQLSTATEs of our own (OFS01 to OFS10) and of plain `raise exception`: PostgREST answers them with 400. */
const RAISED = /^(?:OFS\d{2}|P0001)$/

/**
 * Lets errors that SQL raises reach the caller as PostgREST passes them on: code, message, details and hint. lite
 * would answer "SUP" and lose the code, but it knows PostgREST's own way of raising a whole response.
 */
export function passRaisedErrors(connection: Connection): void {
  const normalize = connection.normalizeDbError.bind(connection)
  connection.normalizeDbError = (error: unknown) => {
    const normal = normalize(error) as { code?: unknown; message?: string; detail?: string; hint?: string }
    if (typeof normal?.code !== 'string' || !RAISED.test(normal.code)) return normal as never
    const { code, message, detail, hint } = normal
    const raised = new Error(JSON.stringify({ code, message, details: detail || null, hint: hint || null }))
    return Object.assign(raised, {
      code: 'PGRST',
      detail: JSON.stringify({ status: 400, headers: {} }),
    }) as never
  }
}

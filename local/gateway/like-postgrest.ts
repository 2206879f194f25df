import type { createPostgresConnection } from '@supabase/lite/postgres'

type Connection = ReturnType<typeof createPostgresConnection>

const JSON_OID = 114
const JSONB_OID = 3802

/** lite hands objects over as JSON text already; postgres.js would make a JSON string of that text again. */
export const jsonAsGiven = {
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

/** SQLSTATEs of our own (OFS01 to OFS09) and of plain `raise exception`: PostgREST answers them with 400. */
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

import 'server-only'
import { AppError } from './app-error'

/** What PostgREST hands back when a call did not succeed. */
export interface SqlError {
  code?: string
  message: string
  details?: string | null
  hint?: string | null
}

const DEFINITIONS: Record<string, { status: number; code: string }> = {
  OFS01: { status: 401, code: 'not_authenticated' },
  OFS02: { status: 404, code: 'not_found' },
  OFS03: { status: 422, code: 'invalid_input' },
  OFS04: { status: 409, code: 'conflict' },
  OFS05: { status: 409, code: 'idempotency_key_reused' },
  OFS06: { status: 429, code: 'too_many_jobs' },
  OFS07: { status: 422, code: 'unknown_kind' },
  OFS08: { status: 409, code: 'wrong_state' },
  OFS09: { status: 409, code: 'revision_conflict' },
  OFS10: { status: 429, code: 'too_many_exports' },
  OFS11: { status: 429, code: 'too_many_requests' },
}

/** Characters that Postgres has no place for: NUL, halves of surrogate pairs (22P02 in JSON). */
const UNSTORABLE = new Set(['22021', '22P02', '22P05'])

/** What a row belongs to is gone; projects and jobs are looked up first, so it is the user. */
const OWNER_IS_GONE = '23503'

/** The one place where SQLSTATEs become errors of the app. What is not ours stays a cause and is never shown. */
export function fromSqlError(error: SqlError, status: number): AppError {
  const known = error.code ? DEFINITIONS[error.code] : undefined
  if (!known) return foreign(error, status)
  return new AppError(known.status, known.code, error.message, {
    cause: error,
    ...(known.status === 429 && { retryAfter: Number(error.hint) || 30 }),
    ...(known.code === 'invalid_input' &&
      error.details && { fields: [{ path: error.details, message: error.message }] }),
    ...(known.code === 'revision_conflict' && { currentRevision: Number(error.details) }),
  })
}

function foreign(error: SqlError, status: number): AppError {
  // A token that PostgREST refuses: expired, forged, or of a user who is gone.
  if (status === 401 || error.code?.startsWith('PGRST30') || error.code === OWNER_IS_GONE) {
    return new AppError(401, 'not_authenticated', 'Your session has ended. Sign in again.', { cause: error })
  }
  if (error.code && UNSTORABLE.has(error.code)) {
    const message = 'Some of the text has characters that cannot be stored.'
    return new AppError(422, 'invalid_input', message, { cause: error })
  }
  // Nothing answered: the database's API is down or still starting.
  if (status === 0 || status === 502 || status === 503 || status === 504) {
    const message = 'The database cannot be reached at the moment. Try again shortly.'
    return new AppError(503, 'unavailable', message, { cause: error, retryAfter: 5 })
  }
  return new AppError(500, 'internal', 'Something went wrong on our side.', { cause: error })
}

import 'server-only'
import { explain } from '@shared/engine/error-catalogue.ts'
import { OWNER_IS_GONE, SQL_STATES } from '@shared/engine/sql-states.ts'
import { AppError } from './app-error'

/** What PostgREST hands back when a call did not succeed. */
export interface SqlError {
  code?: string
  message: string
  details?: string | null
  hint?: string | null
}

/** Characters that Postgres has no place for: NUL, halves of surrogate pairs (22P02 in JSON). */
const UNSTORABLE = new Set(['22021', '22P02', '22P05'])

/** The one place where SQLSTATEs become errors of the app. What is not ours stays a cause and is never shown. */
export function fromSqlError(error: SqlError, status: number): AppError {
  const code = error.code ? SQL_STATES[error.code] : undefined
  if (!code) return foreign(error, status)
  const answered = explain(code).status ?? 500
  return new AppError(answered, code, error.message, {
    cause: error,
    ...(answered === 429 && { retryAfter: Number(error.hint) || 30 }),
    ...(code === 'invalid_input' &&
      error.details && { fields: [{ path: error.details, message: error.message }] }),
    ...(code === 'revision_conflict' && { currentRevision: Number(error.details) }),
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

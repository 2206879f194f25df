import type { ErrorCode } from './error-catalogue.ts'

/** The SQLSTATEs of our own, as `private.raise_error` raises them; the app's routes and the functions both read them. */
export const SQL_STATES: Readonly<Record<string, ErrorCode>> = {
  OFS01: 'not_authenticated',
  OFS02: 'not_found',
  OFS03: 'invalid_input',
  OFS04: 'conflict',
  OFS05: 'idempotency_key_reused',
  OFS06: 'too_many_jobs',
  OFS07: 'unknown_kind',
  OFS08: 'wrong_state',
  OFS09: 'revision_conflict',
  OFS10: 'too_many_exports',
  OFS11: 'too_many_requests',
  OFS12: 'document_too_large',
}

/** What a row belongs to is gone; projects and jobs are looked up first, so it is the user, whose token outlives them. */
export const OWNER_IS_GONE = '23503'

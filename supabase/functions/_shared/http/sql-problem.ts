import type { PostgrestError } from '@supabase/supabase-js'
import type { ErrorCode } from '../engine/error-catalogue.ts'
import { problem } from './problem.ts'

/** The SQLSTATEs of our own, as `private.raise_error` raises them. */
const RAISED: Record<string, ErrorCode> = {
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
}

/** The problem response for an error of a user's RPC. Only sentences of our own are passed on. */
export function sqlProblem({ code, message, details, hint }: PostgrestError, status: number): Response {
  const raised = RAISED[code]
  if (raised) {
    return problem(raised, {
      detail: message,
      ...(hint && { headers: { 'retry-after': hint } }),
      ...(raised === 'invalid_input' && details && { errors: [{ path: details, message }] }),
    })
  }
  if (status === 401 || code?.startsWith('PGRST30')) return problem('not_authenticated')
  if (code === '42501') return problem('not_found')
  if (code?.startsWith('22')) return problem('invalid_input')
  return problem(status === 0 || status >= 502 ? 'unavailable' : 'internal')
}

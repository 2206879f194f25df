import type { PostgrestError } from '@supabase/supabase-js'
import { OWNER_IS_GONE, SQL_STATES } from '../engine/sql-states.ts'
import { problem } from './problem.ts'

/** The problem response for an error of a user's RPC. Only sentences of our own are passed on. */
export function sqlProblem({ code, message, details, hint }: PostgrestError, status: number): Response {
  const raised = SQL_STATES[code]
  if (raised) {
    return problem(raised, {
      detail: message,
      ...(hint && { headers: { 'retry-after': hint } }),
      ...(raised === 'invalid_input' && details && { errors: [{ path: details, message }] }),
    })
  }
  if (status === 401 || code?.startsWith('PGRST30') || code === OWNER_IS_GONE)
    return problem('not_authenticated')
  if (code === '42501') return problem('not_found')
  if (code?.startsWith('22')) return problem('invalid_input')
  return problem(status === 0 || status >= 502 ? 'unavailable' : 'internal')
}

import 'server-only'
import type { LogFields } from '@shared/engine/log.ts'
import { log } from '@/lib/log'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * One line a request that changed something or was refused; reads that went well are too many to name. What stands
 * in the path in place of an id may be anything a caller typed: only ids are logged.
 */
export function logRequest(
  request: Request,
  params: Record<string, unknown>,
  status: number,
  startedAt: number,
): void {
  if (request.method === 'GET' && status < 400) return
  const ms = Math.round(performance.now() - startedAt)
  log('request', { method: request.method, ...routeFields(request, params), status, ms })
}

/** `/api/jobs/:id/cancel` with `job`; `/api/documents/:id` with `document`. */
function routeFields(request: Request, params: Record<string, unknown>): LogFields {
  const segments = new URL(request.url).pathname.split('/')
  const ids: LogFields = {}
  for (const [name, value] of Object.entries(params)) {
    const at = segments.indexOf(encodeURIComponent(String(value)))
    if (at < 1) continue
    segments[at] = `:${name}`
    const subject = name === 'id' ? segments[at - 1]?.replace(/s$/, '') : name.replace(/Id$/, '')
    if (subject && UUID.test(String(value))) ids[subject] = String(value)
  }
  return { route: segments.join('/'), ...ids }
}

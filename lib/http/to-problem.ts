import 'server-only'
import { explain } from '@shared/engine/error-catalogue.ts'
import { errorFields, log } from '@/lib/log'
import { AppError } from './app-error'
import { PROBLEM_TYPE, type Problem } from './problem'

/** The one way from an error to a response. What is not an `AppError` is logged and says nothing of itself. */
export function toProblem(error: unknown, requestId: string): Response {
  const known = error instanceof AppError ? error : unforeseen(error)
  if (known.status >= 500)
    log('failed', { request: requestId, code: known.code, ...errorFields(known.cause ?? known) })
  const problem: Problem = {
    type: 'about:blank',
    title: explain(known.code).title,
    status: known.status,
    detail: known.message,
    code: known.code,
    requestId,
    ...(known.fields.length > 0 && { errors: known.fields }),
    ...(known.currentRevision !== undefined && { currentRevision: known.currentRevision }),
  }
  const headers = new Headers({
    'content-type': PROBLEM_TYPE,
    'x-request-id': requestId,
    'cache-control': 'no-store',
  })
  if (known.status === 401) headers.set('www-authenticate', 'Bearer')
  if (known.retryAfter !== undefined) headers.set('retry-after', String(Math.ceil(known.retryAfter)))
  return new Response(JSON.stringify(problem), { status: known.status, headers })
}

function unforeseen(cause: unknown): AppError {
  return new AppError(500, 'internal', explain('internal').explanation, { cause })
}

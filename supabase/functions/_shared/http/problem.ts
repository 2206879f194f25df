import { type ErrorCode, type ErrorEntry, errorCatalogue } from '../engine/error-catalogue.ts'

interface ProblemOptions {
  detail?: string
  headers?: HeadersInit
  /** What is wrong with which field. */
  errors?: { path: string; message: string }[]
}

/** An RFC 9457 problem response for a function; the same shape that the app's routes answer. */
export function problem(code: ErrorCode, options: ProblemOptions = {}): Response {
  const entry: ErrorEntry = errorCatalogue[code]
  const status = entry.status ?? 500
  const requestId = crypto.randomUUID()
  const body = {
    type: 'about:blank',
    title: entry.title,
    status,
    detail: options.detail ?? entry.explanation,
    code,
    requestId,
    ...(options.errors?.length && { errors: options.errors }),
  }
  const headers = new Headers(options.headers)
  headers.set('content-type', 'application/problem+json')
  headers.set('x-request-id', requestId)
  if (status === 401) headers.set('www-authenticate', 'Bearer')
  return new Response(JSON.stringify(body), { status, headers })
}

/** A JSON response. */
export function json(status: number, body: unknown, headers?: HeadersInit): Response {
  const all = new Headers(headers)
  all.set('content-type', 'application/json')
  return new Response(JSON.stringify(body), { status, headers: all })
}

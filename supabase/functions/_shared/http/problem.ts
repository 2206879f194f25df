import { type ErrorCode, type ErrorEntry, errorCatalogue } from '../engine/error-catalogue.ts'

/** An RFC 9457 problem response for a function; the same shape that the app's routes answer. */
export function problem(code: ErrorCode, options: { detail?: string; headers?: HeadersInit } = {}): Response {
  const entry: ErrorEntry = errorCatalogue[code]
  const status = entry.status ?? 500
  const body = {
    type: 'about:blank',
    title: entry.title,
    status,
    detail: options.detail ?? entry.explanation,
    code,
    requestId: crypto.randomUUID(),
  }
  const headers = new Headers(options.headers)
  headers.set('content-type', 'application/problem+json')
  return new Response(JSON.stringify(body), { status, headers })
}

/** A JSON response. */
export function json(status: number, body: unknown, headers?: HeadersInit): Response {
  const all = new Headers(headers)
  all.set('content-type', 'application/json')
  return new Response(JSON.stringify(body), { status, headers: all })
}

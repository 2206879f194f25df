import type { IncomingMessage, ServerResponse } from 'node:http'

/** The page and the API have different origins (ports): as on hosted Supabase, any origin may call. */
export function allowOrigins(res: ServerResponse) {
  res.setHeader('access-control-allow-origin', '*')
  res.setHeader(
    'access-control-expose-headers',
    'content-range, content-location, x-total-count, retry-after',
  )
}

/** Answers a browser's preflight request. */
export function answerPreflight(req: IncomingMessage, res: ServerResponse) {
  res.setHeader('access-control-allow-methods', 'GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS')
  res.setHeader('access-control-allow-headers', req.headers['access-control-request-headers'] ?? '*')
  res.setHeader('access-control-max-age', '3600')
  res.writeHead(204).end()
}

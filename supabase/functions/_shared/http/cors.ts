/**
 * Clients that are not this app call from pages of their own. Nothing here trusts a cookie: who calls is said by
 * the Authorization header alone, so every origin may.
 */
const HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, apikey, content-type, idempotency-key, x-client-info',
  'access-control-max-age': '86400',
}

type Handler = (request: Request) => Promise<Response>

/** Answers preflight requests and lets pages of any origin read the answers. */
export function withCors(methods: string, handler: Handler): Handler {
  return async (request) => {
    const allowed = { ...HEADERS, 'access-control-allow-methods': `${methods}, OPTIONS` }
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: allowed })
    const response = await handler(request)
    for (const [name, value] of Object.entries(allowed)) response.headers.set(name, value)
    return response
  }
}

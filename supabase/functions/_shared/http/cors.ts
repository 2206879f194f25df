type Handler = (request: Request) => Promise<Response>

const ALLOWED = {
  'access-control-allow-headers': 'authorization, apikey, content-type, idempotency-key, x-client-info',
  'access-control-expose-headers': 'retry-after, x-request-id',
  'access-control-max-age': '3600',
}

/** The origins in `API_ALLOWED_ORIGINS`, between commas; `*` is every origin. None by default. */
export function readAllowedOrigins(setting: string | undefined): ReadonlySet<string> {
  const origins = (setting ?? '').split(',').map((origin) => origin.trim().replace(/\/+$/, ''))
  return new Set(origins.filter((origin) => origin !== ''))
}

/**
 * Answers preflight requests and lets pages of the allowed origins read the answers. Nothing here trusts a cookie:
 * who calls is said by the Authorization header alone, and servers and terminals need none of this.
 */
export function withCors(methods: string, origins: ReadonlySet<string>, handler: Handler): Handler {
  return async (request) => {
    const response =
      request.method === 'OPTIONS' ? new Response(null, { status: 204 }) : await handler(request)
    const origin = request.headers.get('origin')
    response.headers.append('vary', 'origin')
    if (origin === null || !(origins.has(origin) || origins.has('*'))) return response
    response.headers.set('access-control-allow-origin', origin)
    response.headers.set('access-control-allow-methods', `${methods}, OPTIONS`)
    for (const [name, value] of Object.entries(ALLOWED)) response.headers.set(name, value)
    return response
  }
}

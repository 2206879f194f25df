import { AppError } from './app-error'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A cookie goes along with requests that other sites' pages make. The browser says where a request comes
 * from, in headers that no page can set: Sec-Fetch-Site, and Origin where that is not sent (plain http to
 * another machine). A write by cookie that has neither is refused too.
 */
export function checkOrigin(request: Request): void {
  if (READS.has(request.method)) return
  if (request.headers.get('sec-fetch-site') === 'same-origin') return
  const origin = request.headers.get('origin')
  const host = origin !== null && URL.canParse(origin) ? new URL(origin).host : null
  const own = [request.headers.get('host'), request.headers.get('x-forwarded-host')]
  if (host !== null && own.includes(host)) return
  throw new AppError(403, 'cross_origin', 'This request came from another site, so it was not carried out.')
}

import type { NextRequest, NextResponse } from 'next/server'
import { publicConfig } from '@/lib/env/server'
import { PATH_HEADER } from '@/lib/http/path-header'
import { contentSecurityPolicy } from '@/lib/http/security-headers'
import { withFreshSession } from '@/lib/supabase/proxy'
import { streamOrigins } from '@/lib/video/stream-link'

/** Runs before every page: a fresh session, and a content security policy with a nonce of its own. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const development = process.env.NODE_ENV === 'development'
  const policy = contentSecurityPolicy(nonce, publicConfig(), development, streamOrigins())
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = await withFreshSession(request, headers)
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = {
  // Not the API: its routes renew the session themselves, and a proxy would hold uploads in memory and cut them.
  // Files by name, not by how a name ends: a page's address may end like a file's, and has no policy then.
  matcher: ['/((?!api/|_next/static/|_next/image|icon\\.svg$).*)'],
}

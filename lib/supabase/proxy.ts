import { createServerClient } from '@supabase/ssr'
import { type NextRequest, NextResponse } from 'next/server'
import { serverEnv } from '@/lib/env/server'
import { sessionCookieOptions } from './session-cookie'

/**
 * Renews the session before a page renders, because a server component cannot set cookies. A session that
 * is not about to end costs nothing here: no call is made. Whether it is genuine, the page asks.
 */
export async function withFreshSession(request: NextRequest, requestHeaders: Headers): Promise<NextResponse> {
  const env = serverEnv()
  let response = NextResponse.next({ request: { headers: requestHeaders } })
  const supabase = createServerClient(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: sessionCookieOptions(isSecure(request)),
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll(changed, headers) {
        for (const { name, value } of changed) request.cookies.set(name, value)
        // The page of this very request must read the renewed session, not the one that the browser sent.
        requestHeaders.set('cookie', request.cookies.toString())
        response = NextResponse.next({ request: { headers: requestHeaders } })
        for (const { name, value, options } of changed) response.cookies.set(name, value, options)
        for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
      },
    },
  })
  await supabase.auth.getSession()
  return response
}

function isSecure(request: NextRequest): boolean {
  return (request.headers.get('x-forwarded-proto') ?? request.nextUrl.protocol).startsWith('https')
}

import 'server-only'
import { type Supabase, serverSupabase } from '@/lib/supabase/server'
import { freshSessionToken } from '@/lib/supabase/session-token'
import { supabaseWithToken } from '@/lib/supabase/token'
import { AppError } from './app-error'
import { checkOrigin } from './check-origin'

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i

/**
 * A client that acts as the caller. The token is not verified here: PostgREST verifies it with the first
 * query, and SQL decides. So a request costs no extra round trip, and nothing is done for a forged token.
 */
export async function authenticate(request: Request): Promise<Supabase> {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) {
    const token = BEARER.exec(authorization)?.[1]
    if (!token) throw notAuthenticated()
    return supabaseWithToken(token)
  }
  const token = (await freshSessionToken()) ?? (await renewedSessionToken())
  if (token === null) throw notAuthenticated()
  checkOrigin(request)
  return supabaseWithToken(token)
}

/** The whole auth client, which renews a session that is about to end and sets its cookie. */
async function renewedSessionToken(): Promise<string | null> {
  const { auth } = await serverSupabase()
  const { data } = await auth.getSession()
  return data.session?.access_token ?? null
}

function notAuthenticated(): AppError {
  return new AppError(401, 'not_authenticated', 'You are not signed in.')
}

import 'server-only'
import { type Supabase, serverSupabase } from '@/lib/supabase/server'
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
  const supabase = await serverSupabase()
  const { data } = await supabase.auth.getSession()
  if (!data.session) throw notAuthenticated()
  checkOrigin(request)
  return supabase
}

function notAuthenticated(): AppError {
  return new AppError(401, 'not_authenticated', 'You are not signed in.')
}

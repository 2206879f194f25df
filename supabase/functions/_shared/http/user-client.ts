import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { type Env, readPublishableKeys } from '../engine/config.ts'
import { bearerToken } from './secrets.ts'

/** Makes clients that act as the caller: PostgREST verifies the token, SQL decides. Null without a token. */
export function createUserClients(env: Env, fetcher?: typeof fetch) {
  const url = env.SUPABASE_URL
  const [key] = readPublishableKeys(env)
  if (!url || !key) throw new Error('The function needs SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY.')
  return (request: Request): SupabaseClient | null => {
    const token = bearerToken(request)
    if (!token) return null
    return createClient(url, key, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      global: { headers: { authorization: `Bearer ${token}` }, ...(fetcher ? { fetch: fetcher } : {}) },
    })
  }
}

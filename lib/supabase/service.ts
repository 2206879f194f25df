import 'server-only'
import { createClient } from '@supabase/supabase-js'
import { serverEnv } from '@/lib/env/server'
import type { Database } from './database.types.gen'
import type { Supabase } from './server'

/** A client with the secret key, which may all that the service role may: for what no user asks for. */
export function serviceSupabase(signal?: AbortSignal): Supabase {
  const env = serverEnv()
  return createClient<Database>(env.SUPABASE_URL, env.SUPABASE_SECRET_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    ...(signal && { global: { fetch: (input, init) => fetch(input, { ...init, signal }) } }),
  })
}

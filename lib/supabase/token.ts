import 'server-only'
import { createClient } from '@supabase/supabase-js'
import { serverEnv } from '@/lib/env/server'
import type { Database } from './database.types.gen'
import type { Supabase } from './server'

/** A client that acts with the given access token. PostgREST verifies the token; SQL decides what it may do. */
export function supabaseWithToken(accessToken: string): Supabase {
  const env = serverEnv()
  return createClient<Database>(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, {
    accessToken: async () => accessToken,
  })
}

import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { type Env, readSecretKeys } from '../engine/config.ts'

export interface Service {
  client: SupabaseClient
  /** Every key that may call the function. */
  secretKeys: string[]
}

/** A client with the secret key, for functions that the clock calls. */
export function createService(env: Env): Service {
  const url = env.SUPABASE_URL
  const secretKeys = readSecretKeys(env)
  const [secretKey] = secretKeys
  if (!url || !secretKey) throw new Error('The function needs SUPABASE_URL and SUPABASE_SECRET_KEY.')
  const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }
  return { client: createClient(url, secretKey, { auth }), secretKeys }
}

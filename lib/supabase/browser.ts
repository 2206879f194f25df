import { createBrowserClient } from '@supabase/ssr'
import type { SupabaseClient } from '@supabase/supabase-js'
import type { PublicConfig } from '@/lib/env/public'
import type { Database } from './database.types.gen'
import { sessionCookieOptions } from './session-cookie'

let client: SupabaseClient<Database> | undefined

/**
 * The tab's one Supabase client, for auth and Realtime only: data goes through `/api`.
 * The heartbeat is shorter than the default 25 s, because two of them pass before a silent cut is noticed.
 */
export function browserSupabase(config: PublicConfig): SupabaseClient<Database> {
  client ??= createBrowserClient<Database>(config.supabaseUrl, config.supabasePublishableKey, {
    cookieOptions: sessionCookieOptions(window.location.protocol === 'https:'),
    realtime: { heartbeatIntervalMs: 15_000 },
  })
  return client
}

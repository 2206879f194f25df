import 'server-only'
import { createServerClient } from '@supabase/ssr'
import type { SupabaseClient } from '@supabase/supabase-js'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { serverEnv } from '@/lib/env/server'
import type { Database } from './database.types.gen'
import { sessionCookieOptions } from './session-cookie'

export type Supabase = SupabaseClient<Database>

/** The Supabase client of this request, acting as the signed-in user by the session cookie. */
export const serverSupabase = cache(async (): Promise<Supabase> => {
  const [jar, head] = [await cookies(), await headers()]
  const env = serverEnv()
  return createServerClient<Database>(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: sessionCookieOptions(head.get('x-forwarded-proto') === 'https'),
    cookies: {
      getAll: () => jar.getAll(),
      setAll(changed) {
        try {
          for (const { name, value, options } of changed) jar.set(name, value, options)
        } catch (error) {
          // Server components may not set cookies; proxy.ts has refreshed the session before they run.
          if (!(error instanceof Error) || !error.message.includes('Cookies can only be modified'))
            throw error
        }
      },
    },
  })
})

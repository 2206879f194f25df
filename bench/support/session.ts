import { createServerClient } from '@supabase/ssr'
import { SESSION_COOKIE } from '../../lib/supabase/session-cookie.ts'
import type { BenchStack } from './stack.ts'
import { type BenchUser, PASSWORD } from './user.ts'

export interface SessionCookie {
  name: string
  value: string
}

/** The cookies that a browser has after this user signed in. */
export async function sessionCookies(stack: BenchStack, user: BenchUser): Promise<SessionCookie[]> {
  const jar = new Map<string, string>()
  const client = createServerClient(stack.apiUrl, stack.publishableKey, {
    cookieOptions: { name: SESSION_COOKIE },
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll(changed) {
        for (const { name, value } of changed) jar.set(name, value)
      },
    },
  })
  const { error } = await client.auth.signInWithPassword({ email: user.email, password: PASSWORD })
  if (error) throw error
  return [...jar].map(([name, value]) => ({ name, value }))
}

export function cookieHeader(cookies: SessionCookie[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

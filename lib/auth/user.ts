import 'server-only'
import type { AuthError } from '@supabase/supabase-js'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { PATH_HEADER } from '@/lib/http/path-header'
import { serverSupabase } from '@/lib/supabase/server'

export interface User {
  id: string
  email: string
}

/** The signed-in user of this request, verified by the auth server, or null. Asked once a request. */
export const currentUser = cache(async (): Promise<User | null> => {
  const supabase = await serverSupabase()
  const { data, error } = await supabase.auth.getClaims()
  if (error && isOutage(error)) throw new Error('The auth server could not be asked.', { cause: error })
  if (!data) return null
  return { id: data.claims.sub, email: data.claims.email ?? '' }
})

/** Nobody said no: sending a person to sign in would not help, and would lose their page. */
function isOutage({ status }: AuthError): boolean {
  return status === undefined || status === 0 || status >= 500
}

/** The signed-in user; without one the visitor goes to the sign-in page and comes back afterwards. */
export async function requireUser(): Promise<User> {
  const user = await currentUser()
  if (user) return user
  const path = (await headers()).get(PATH_HEADER)
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
}

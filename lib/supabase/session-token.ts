import 'server-only'
import { combineChunks, stringFromBase64URL } from '@supabase/ssr'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { SESSION_COOKIE } from './session-cookie'

/** How @supabase/ssr marks a value that it encoded; its own constant is not exported. */
const ENCODED = 'base64-'
/** auth-js renews a session from 90 s before its end on; before that it would hand out the same token. */
const RENEWED_FROM_SECONDS = 120

const SessionSchema = z.object({ access_token: z.string().min(1), expires_at: z.number() })

/**
 * The access token in the session cookie, while it needs no renewal: a route then makes no auth client. Null when
 * there is none, or when the auth client has to see to it.
 */
export async function freshSessionToken(): Promise<string | null> {
  const jar = await cookies()
  const value = await combineChunks(SESSION_COOKIE, (name) => jar.get(name)?.value)
  if (!value?.startsWith(ENCODED)) return null
  const session = SessionSchema.safeParse(decoded(value.slice(ENCODED.length)))
  if (!session.success) return null
  const { access_token: token, expires_at: expiresAt } = session.data
  return expiresAt - Date.now() / 1000 > RENEWED_FROM_SECONDS ? token : null
}

/** Undefined for what cannot be read: the auth client clears it away. */
function decoded(text: string): unknown {
  try {
    return JSON.parse(stringFromBase64URL(text))
  } catch {
    return undefined
  }
}

import { z } from 'zod'

export const CredentialsSchema = z.object({
  email: z.email('Write your email address like name@example.com.').max(254),
  password: z.string().min(8, 'Use at least 8 characters.').max(72, 'Use at most 72 characters.'),
})

const HERE = 'https://here.invalid'

/** As a browser resolves it, which makes `//evil.test` of `/.//evil.test`. */
function staysHere(path: string): boolean {
  const { origin, pathname } = new URL(path, HERE)
  return origin === HERE && !pathname.startsWith('//')
}

/** Where to go after signing in: a path of our own, never another site. */
export const ReturnToSchema = z
  .string()
  .regex(/^\/(?![/\\])[^\\\s]*$/, { abort: true })
  .refine(staysHere)
  .catch('/projects')

/** What a sign-in or sign-up form shows after it was refused. */
export interface AuthFormState {
  error: string | null
  fields: { email?: string; password?: string }
  /** What was typed, so that nobody types it again; never the password. */
  email: string
  /** What to say when it worked and there is nowhere to go. */
  done?: string
}

export const EMPTY_AUTH_FORM: AuthFormState = { error: null, fields: {}, email: '' }

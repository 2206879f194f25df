'use server'

import type { AuthError } from '@supabase/supabase-js'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { serverSupabase } from '@/lib/supabase/server'
import { sentenceFor } from './auth-errors'
import { ownOrigin } from './own-origin'
import { type AuthFormState, CredentialsSchema, ReturnToSchema } from './schema'

/** Signs in with email and password. For `useActionState`; on success goes to the form's `next`. */
export async function signIn(_state: AuthFormState, form: FormData): Promise<AuthFormState> {
  return withCredentials(form, async (credentials) => {
    const supabase = await serverSupabase()
    return (await supabase.auth.signInWithPassword(credentials)).error
  })
}

/** Creates an account and signs in. For `useActionState`; on success goes to the form's `next`. */
export async function signUp(_state: AuthFormState, form: FormData): Promise<AuthFormState> {
  let confirm = false
  const state = await withCredentials(
    form,
    async (credentials) => {
      const supabase = await serverSupabase()
      const { data, error } = await supabase.auth.signUp({
        ...credentials,
        options: { emailRedirectTo: `${await ownOrigin()}/auth/confirm` },
      })
      confirm = !error && !data.session
      return error
    },
    () => !confirm,
  )
  return confirm
    ? { ...state, error: 'We have sent you an email. Open the link in it, then sign in.' }
    : state
}

/** Ends the session on this device. */
export async function signOut(): Promise<void> {
  const supabase = await serverSupabase()
  await supabase.auth.signOut({ scope: 'local' })
  redirect('/sign-in')
}

async function withCredentials(
  form: FormData,
  authenticate: (credentials: z.infer<typeof CredentialsSchema>) => Promise<AuthError | null>,
  goOn: () => boolean = () => true,
): Promise<AuthFormState> {
  const typed = {
    email: String(form.get('email') ?? '').trim(),
    password: String(form.get('password') ?? ''),
  }
  const parsed = CredentialsSchema.safeParse(typed)
  if (!parsed.success) {
    const { fieldErrors } = z.flattenError(parsed.error)
    const fields = { email: fieldErrors.email?.[0], password: fieldErrors.password?.[0] }
    return { error: null, fields, email: typed.email.slice(0, 254) }
  }
  const error = await authenticate(parsed.data)
  if (error) return { error: sentenceFor(error), fields: {}, email: typed.email }
  if (goOn()) redirect(ReturnToSchema.parse(form.get('next') ?? undefined))
  return { error: null, fields: {}, email: typed.email }
}

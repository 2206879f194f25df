'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { serverSupabase } from '@/lib/supabase/server'
import { sentEmails, TOO_MANY, wrongPasswords } from './attempts'
import { sentenceFor } from './auth-errors'
import { callerAddress, ownOrigin } from './own-origin'
import { type AuthFormState, CredentialsSchema, ReturnToSchema } from './schema'

/** Signs in with email and password. For `useActionState`; on success goes to the form's `next`. */
export async function signIn(_state: AuthFormState, form: FormData): Promise<AuthFormState> {
  return withCredentials(form, async (credentials) => {
    const account = credentials.email.toLowerCase()
    const here = `${account} ${await callerAddress()}`
    if (!wrongPasswords.here.allowed(here) || !wrongPasswords.anywhere.allowed(account)) return TOO_MANY
    const supabase = await serverSupabase()
    const { error } = await supabase.auth.signInWithPassword(credentials)
    if (error?.code === 'invalid_credentials') {
      wrongPasswords.here.count(here)
      wrongPasswords.anywhere.count(account)
    } else if (!error) {
      wrongPasswords.here.forget(here)
    }
    return error && sentenceFor(error)
  })
}

/** Creates an account and signs in. For `useActionState`; on success goes to the form's `next`. */
export async function signUp(_state: AuthFormState, form: FormData): Promise<AuthFormState> {
  let confirm = false
  const state = await withCredentials(
    form,
    async (credentials) => {
      const account = credentials.email.toLowerCase()
      if (!sentEmails.allowed(account)) return TOO_MANY
      sentEmails.count(account)
      const supabase = await serverSupabase()
      const { data, error } = await supabase.auth.signUp({
        ...credentials,
        options: { emailRedirectTo: `${await ownOrigin()}/auth/confirm` },
      })
      confirm = !error && !data.session
      return error && sentenceFor(error)
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
  authenticate: (credentials: z.infer<typeof CredentialsSchema>) => Promise<string | null>,
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
  if (error) return { error, fields: {}, email: typed.email }
  if (goOn()) redirect(ReturnToSchema.parse(form.get('next') ?? undefined))
  return { error: null, fields: {}, email: typed.email }
}

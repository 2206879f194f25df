'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { serverSupabase } from '@/lib/supabase/server'
import { sentEmails, TOO_MANY } from './attempts'
import { sentenceFor } from './auth-errors'
import { ownOrigin } from './own-origin'
import { type AuthFormState, CredentialsSchema } from './schema'

/** Sends a link to choose a new password. Says the same whether there is such an account or not. */
export async function sendPasswordLink(_state: AuthFormState, form: FormData): Promise<AuthFormState> {
  const email = String(form.get('email') ?? '').trim()
  const parsed = CredentialsSchema.shape.email.safeParse(email)
  if (!parsed.success)
    return { error: null, fields: { email: parsed.error.issues[0]?.message }, email: email.slice(0, 254) }
  const account = parsed.data.toLowerCase()
  if (!sentEmails.allowed(account)) return { error: TOO_MANY, fields: {}, email }
  sentEmails.count(account)
  const { auth } = await serverSupabase()
  const { error } = await auth.resetPasswordForEmail(parsed.data, {
    redirectTo: `${await ownOrigin()}/auth/confirm?next=/new-password`,
  })
  if (error) return { error: sentenceFor(error), fields: {}, email }
  return {
    error: null,
    fields: {},
    email,
    done: 'If there is an account with this email, a link is on its way to it.',
  }
}

/** Sets the password of the signed-in user, who came by such a link. */
export async function setPassword(_state: AuthFormState, form: FormData): Promise<AuthFormState> {
  const parsed = CredentialsSchema.shape.password.safeParse(String(form.get('password') ?? ''))
  if (!parsed.success) {
    return { error: null, fields: { password: z.flattenError(parsed.error).formErrors[0] }, email: '' }
  }
  const { auth } = await serverSupabase()
  const { error } = await auth.updateUser({ password: parsed.data })
  if (error) return { error: sentenceFor(error), fields: {}, email: '' }
  redirect('/projects')
}

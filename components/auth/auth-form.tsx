'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { type AuthFormState, EMPTY_AUTH_FORM } from '@/lib/auth/schema'
import { EmailField, PasswordField } from './fields'

/** Email and password, for signing in and for signing up. Works before the page's scripts have loaded. */
export function AuthForm({
  action,
  submit,
  next,
  newPassword = false,
}: {
  action: (state: AuthFormState, form: FormData) => Promise<AuthFormState>
  submit: string
  next: string | undefined
  newPassword?: boolean
}) {
  const [state, send, busy] = useActionState(action, EMPTY_AUTH_FORM)
  const { email, password } = state.fields
  return (
    <form action={send} className="flex flex-col gap-5" noValidate>
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <EmailField value={state.email} problem={email} />
      <PasswordField problem={password} isNew={newPassword} />
      {state.error ? <Note tone="problem">{state.error}</Note> : null}
      <Button type="submit" variant="primary" disabled={busy}>
        {busy ? 'One moment…' : submit}
      </Button>
    </form>
  )
}

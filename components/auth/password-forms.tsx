'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { sendPasswordLink, setPassword } from '@/lib/auth/passwords'
import { EMPTY_AUTH_FORM } from '@/lib/auth/schema'
import { EmailField, PasswordField } from './fields'

/** Asks for a link to choose a new password. */
export function ForgotPasswordForm() {
  const [state, send, busy] = useActionState(sendPasswordLink, EMPTY_AUTH_FORM)
  if (state.done) return <Note tone="info">{state.done}</Note>
  return (
    <form action={send} className="flex flex-col gap-5" noValidate>
      <EmailField value={state.email} problem={state.fields.email} />
      {state.error ? <Note tone="problem">{state.error}</Note> : null}
      <Button type="submit" variant="primary" disabled={busy}>
        {busy ? 'One moment…' : 'Send the link'}
      </Button>
    </form>
  )
}

/** Sets a new password, once the link has signed its owner in. */
export function NewPasswordForm() {
  const [state, send, busy] = useActionState(setPassword, EMPTY_AUTH_FORM)
  return (
    <form action={send} className="flex flex-col gap-5" noValidate>
      <PasswordField label="New password" problem={state.fields.password} isNew />
      {state.error ? <Note tone="problem">{state.error}</Note> : null}
      <Button type="submit" variant="primary" disabled={busy}>
        {busy ? 'One moment…' : 'Set the password'}
      </Button>
    </form>
  )
}

'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { sendPasswordLink, setPassword } from '@/lib/auth/passwords'
import { EMPTY_AUTH_FORM } from '@/lib/auth/schema'

/** Asks for a link to choose a new password. */
export function ForgotPasswordForm() {
  const [state, send, busy] = useActionState(sendPasswordLink, EMPTY_AUTH_FORM)
  const problem = state.fields.email
  if (state.done) return <Note tone="info">{state.done}</Note>
  return (
    <form action={send} className="flex flex-col gap-5" noValidate>
      <Field id="email" label="Email" error={problem}>
        <Input
          key={state.email}
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          required
          defaultValue={state.email}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'email-hint' : undefined}
        />
      </Field>
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
      <Field id="password" label="New password" error={state.fields.password} hint="At least 8 characters.">
        <Input
          id="password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          aria-invalid={state.fields.password ? true : undefined}
          aria-describedby="password-hint"
        />
      </Field>
      {state.error ? <Note tone="problem">{state.error}</Note> : null}
      <Button type="submit" variant="primary" disabled={busy}>
        {busy ? 'One moment…' : 'Set the password'}
      </Button>
    </form>
  )
}

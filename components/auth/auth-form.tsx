'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { type AuthFormState, EMPTY_AUTH_FORM } from '@/lib/auth/schema'

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
      <Field id="email" label="Email" error={email}>
        <Input
          key={state.email}
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          required
          defaultValue={state.email}
          aria-invalid={email ? true : undefined}
          aria-describedby={email ? 'email-hint' : undefined}
        />
      </Field>
      <Field
        id="password"
        label="Password"
        error={password}
        hint={newPassword ? 'At least 8 characters.' : undefined}
      >
        <Input
          id="password"
          name="password"
          type="password"
          autoComplete={newPassword ? 'new-password' : 'current-password'}
          required
          aria-invalid={password ? true : undefined}
          aria-describedby={password || newPassword ? 'password-hint' : undefined}
        />
      </Field>
      {state.error ? <Note tone="problem">{state.error}</Note> : null}
      <Button type="submit" variant="primary" disabled={busy}>
        {busy ? 'One moment…' : submit}
      </Button>
    </form>
  )
}

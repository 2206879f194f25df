import { Field, Input } from '@/components/ui/field'

/** The email of an account, as it was last typed. */
export function EmailField({ value, problem }: { value: string; problem: string | undefined }) {
  return (
    <Field id="email" label="Email" error={problem}>
      <Input
        key={value}
        id="email"
        name="email"
        type="email"
        autoComplete="email"
        required
        defaultValue={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'email-hint' : undefined}
      />
    </Field>
  )
}

/** A password: one that exists, or a new one with its rule. */
export function PasswordField({
  label = 'Password',
  problem,
  isNew,
}: {
  label?: string
  problem: string | undefined
  isNew: boolean
}) {
  return (
    <Field id="password" label={label} error={problem} hint={isNew ? 'At least 8 characters.' : undefined}>
      <Input
        id="password"
        name="password"
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        required
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem || isNew ? 'password-hint' : undefined}
      />
    </Field>
  )
}

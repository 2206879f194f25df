import type { Metadata } from 'next'
import { NewPasswordForm } from '@/components/auth/password-forms'
import { requireUser } from '@/lib/auth/user'

export const metadata: Metadata = { title: 'New password' }

export default async function NewPasswordPage() {
  const user = await requireUser()
  return (
    <>
      <h1 className="text-2xl font-semibold">Your new password</h1>
      <p className="mt-2 mb-8 text-ink-soft">For {user.email}.</p>
      <NewPasswordForm />
    </>
  )
}

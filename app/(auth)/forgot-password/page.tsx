import type { Metadata } from 'next'
import Link from 'next/link'
import { ForgotPasswordForm } from '@/components/auth/password-forms'

export const metadata: Metadata = { title: 'New password' }

export default function ForgotPasswordPage() {
  return (
    <>
      <h1 className="text-2xl font-semibold">Choose a new password</h1>
      <p className="mt-2 mb-8 text-ink-soft">We send you a link. What you have made stays as it is.</p>
      <ForgotPasswordForm />
      <p className="mt-6 text-sm text-ink-soft">
        <Link href="/sign-in" className="font-medium text-ink underline underline-offset-4">
          Back to signing in
        </Link>
      </p>
    </>
  )
}

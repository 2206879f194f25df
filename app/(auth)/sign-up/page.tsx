import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthForm } from '@/components/auth/auth-form'
import { signUp } from '@/lib/auth/actions'
import { currentUser } from '@/lib/auth/user'

export const metadata: Metadata = { title: 'Create an account' }

export default async function SignUpPage() {
  if (await currentUser()) redirect('/projects')
  return (
    <>
      <h1 className="text-2xl font-semibold">Create an account</h1>
      <p className="mt-2 mb-8 text-ink-soft">From a deck to a finished talk track, in one sitting or none.</p>
      <AuthForm action={signUp} submit="Create account" next={undefined} newPassword />
      <p className="mt-6 text-sm text-ink-soft">
        Been here before?{' '}
        <Link href="/sign-in" className="font-medium text-ink underline underline-offset-4">
          Sign in
        </Link>
      </p>
    </>
  )
}

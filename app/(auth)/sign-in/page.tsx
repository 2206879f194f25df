import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { AuthForm } from '@/components/auth/auth-form'
import { Note } from '@/components/ui/note'
import { signIn } from '@/lib/auth/actions'
import { ReturnToSchema } from '@/lib/auth/schema'
import { currentUser } from '@/lib/auth/user'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: RouteProps) {
  const { next, link } = await searchParams
  const returnTo = next === undefined ? undefined : ReturnToSchema.parse(next)
  if (await currentUser()) redirect(returnTo ?? '/projects')
  return (
    <>
      <h1 className="text-2xl font-semibold">Sign in</h1>
      <p className="mt-2 mb-8 text-ink-soft">What you started went on without you.</p>
      {link === 'spent' ? (
        <div className="mb-5">
          <Note tone="problem">This link has been used, or is too old. Sign in, or ask for a new one.</Note>
        </div>
      ) : null}
      <AuthForm action={signIn} submit="Sign in" next={returnTo} />
      <p className="mt-6 text-sm text-ink-soft">
        <Link href="/forgot-password" className="font-medium text-ink underline underline-offset-4">
          Forgot your password?
        </Link>
      </p>
      <p className="mt-3 text-sm text-ink-soft">
        New here?{' '}
        <Link href="/sign-up" className="font-medium text-ink underline underline-offset-4">
          Create an account
        </Link>
      </p>
    </>
  )
}

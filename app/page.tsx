import Link from 'next/link'
import { redirect } from 'next/navigation'
import { Header } from '@/components/shell/header'
import { LandingPicture } from '@/components/shell/landing-picture'
import { ThemeMenu } from '@/components/shell/theme-menu'
import { themeOfRequest } from '@/components/shell/theme-of-request'
import { Button } from '@/components/ui/button'
import { currentUser } from '@/lib/auth/user'

export default async function LandingPage() {
  if (await currentUser()) redirect('/projects')
  return (
    <div className="flex min-h-dvh flex-col">
      <Header
        home="/"
        tools={
          <>
            <ThemeMenu initial={await themeOfRequest()} />
            <Button asChild variant="ghost">
              <Link href="/sign-in">Sign in</Link>
            </Button>
          </>
        }
      />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto grid w-full max-w-6xl flex-1 items-center gap-16 px-4 py-16 outline-none sm:px-6 lg:grid-cols-[1fr_26rem]"
      >
        <div className="max-w-xl">
          <h1 className="text-4xl font-semibold text-balance">Your deck, and the words to go with it.</h1>
          <p className="mt-6 text-lg text-ink-soft text-pretty">
            Drop in your slides. Offstage writes what to say on each of them, while you do something else:
            close the tab, shut the laptop, and find it finished.
          </p>
          <div className="mt-8 flex flex-wrap gap-3">
            <Button asChild variant="stage" size="lg">
              <Link href="/sign-up">Create an account</Link>
            </Button>
            <Button asChild size="lg">
              <Link href="/sign-in">Sign in</Link>
            </Button>
          </div>
        </div>
        <LandingPicture />
      </main>
    </div>
  )
}

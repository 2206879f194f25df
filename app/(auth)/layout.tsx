import type { ReactNode } from 'react'
import { Header } from '@/components/shell/header'
import { ThemeMenu } from '@/components/shell/theme-menu'
import { themeOfRequest } from '@/components/shell/theme-of-request'

export default async function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <Header home="/" tools={<ThemeMenu initial={await themeOfRequest()} />} />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-sm px-4 pt-[12dvh] pb-16 outline-none">
        {children}
      </main>
    </>
  )
}

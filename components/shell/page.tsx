import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

/** The room of a page: its width, its margins, and where "skip to the page" leads. */
export function Page({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={cx('mx-auto w-full max-w-6xl px-4 pt-8 pb-24 outline-none sm:px-6 sm:pt-12', className)}
    >
      {children}
    </main>
  )
}

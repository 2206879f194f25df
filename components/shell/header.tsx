import Link from 'next/link'
import type { ReactNode } from 'react'
import { Logo } from './logo'

/** The bar on top of every page: home and project on the left, tools on the right. */
export function Header({ home, start, tools }: { home: string; start?: ReactNode; tools?: ReactNode }) {
  return (
    <header className="border-b bg-canvas">
      <div className="mx-auto flex h-14 max-w-[90rem] items-center gap-2 px-4 sm:px-6">
        <Link href={home} className="touch flex items-center gap-2 rounded-box font-semibold tracking-tight">
          <Logo className="size-6" />
          <span className={start ? 'max-sm:sr-only' : undefined}>Offstage</span>
        </Link>
        {start ? (
          <>
            <span aria-hidden className="ml-2 h-5 w-px bg-line max-sm:hidden" />
            {start}
          </>
        ) : null}
        <div className="ml-auto flex items-center gap-1">{tools}</div>
      </div>
    </header>
  )
}

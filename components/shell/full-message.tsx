import type { ReactNode } from 'react'

/** One thing said in the middle of an otherwise empty page. */
export function FullMessage({
  title,
  children,
  actions,
}: {
  title: string
  children: ReactNode
  actions: ReactNode
}) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-md px-4 py-[18dvh] text-center outline-none">
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p className="mt-3 text-ink-soft text-pretty">{children}</p>
      <div className="mt-8 flex flex-wrap justify-center gap-2">{actions}</div>
    </main>
  )
}

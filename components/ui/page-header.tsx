import type { ReactNode } from 'react'

/** The top of a page: where you are, one sentence about it, and its main buttons. */
export function PageHeader({
  eyebrow,
  title,
  children,
  actions,
}: {
  eyebrow?: ReactNode
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-2xl">
        {eyebrow ? <div className="mb-1 text-sm text-ink-faint">{eyebrow}</div> : null}
        <h1 className="text-2xl font-semibold text-balance wrap-anywhere">{title}</h1>
        {children ? <p className="mt-2 text-base text-ink-soft text-pretty">{children}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </div>
  )
}

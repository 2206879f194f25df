import type { ReactNode } from 'react'

/** Nothing here yet: one sentence that teaches, one button that begins. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center rounded-box border border-dashed border-line-strong/50 px-6 py-16 text-center">
      {icon ? (
        <div aria-hidden className="mb-4 text-ink-faint [&_svg]:size-8 [&_svg]:stroke-[1.25]">
          {icon}
        </div>
      ) : null}
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="mt-1 max-w-md text-sm text-balance text-ink-soft">{children}</p>
      {action ? <div className="mt-6 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}

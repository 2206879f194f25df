import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'

const looks = {
  info: { box: 'border-line bg-surface', icon: <Info className="text-ink-faint" /> },
  warning: { box: 'border-line bg-surface', icon: <TriangleAlert className="text-ink-soft" /> },
  problem: { box: 'border-danger/30 bg-danger-wash', icon: <CircleAlert className="text-danger" /> },
  done: { box: 'border-done/25 bg-done-wash', icon: <CircleCheck className="text-done" /> },
} as const

/** A sentence that stays on the page: what happened, and what to do. A problem is announced. */
export function Note({
  tone = 'info',
  title,
  children,
  action,
  className,
}: {
  tone?: keyof typeof looks
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string
}) {
  const look = looks[tone]
  return (
    <div
      {...(tone === 'problem' ? { role: 'alert' } : {})}
      className={cx('flex flex-wrap items-start gap-x-3 gap-y-3 rounded-box border p-4', look.box, className)}
    >
      <span aria-hidden className="mt-0.5 [&_svg]:size-4">
        {look.icon}
      </span>
      <div className="min-w-0 flex-1 basis-56 text-sm">
        {title ? <p className="font-medium text-ink">{title}</p> : null}
        {children ? <div className={cx('text-ink-soft', title ? 'mt-1' : null)}>{children}</div> : null}
      </div>
      {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
    </div>
  )
}

import { cx } from './cx'

/** Holds the place of what is coming, in its size; still, and silent to screen readers. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block rounded-inner bg-ink/8', className)} />
}

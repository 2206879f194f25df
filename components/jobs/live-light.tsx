import { cx } from '@/components/ui/cx'

/** The stage light: on while something runs. It does not blink. */
export function LiveLight({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cx('inline-block size-2 shrink-0 rounded-full bg-stage ring-4 ring-stage/25', className)}
    />
  )
}

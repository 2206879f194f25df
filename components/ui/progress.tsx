import { Progress as Primitive } from 'radix-ui'
import { cx } from './cx'

/** How far something is. `label` is what a screen reader says it is about. */
export function ProgressBar({
  value,
  label,
  text,
  tone = 'live',
  className,
}: {
  value: number
  label: string
  /** Said instead of the bare number, e.g. "42%, writing". */
  text?: string
  tone?: 'live' | 'still' | 'failed' | 'done'
  className?: string
}) {
  const fill = {
    live: 'bg-stage',
    still: 'bg-ink-faint',
    failed: 'bg-danger',
    done: 'bg-done',
  }[tone]
  return (
    <Primitive.Root
      value={value}
      max={100}
      aria-label={label}
      aria-valuetext={text ?? `${value}%`}
      className={cx('h-1 overflow-hidden rounded-full bg-ink/10', className)}
    >
      <Primitive.Indicator
        className={cx('h-full origin-left rounded-full transition-transform', fill)}
        style={{ transform: `translateX(-${100 - value}%)` }}
      />
    </Primitive.Root>
  )
}

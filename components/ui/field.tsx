import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

export const inputClass =
  'touch w-full rounded-box border border-line-strong/70 bg-surface px-3 text-base text-ink transition-colors sm:text-sm hover:border-line-strong disabled:opacity-60 aria-invalid:border-danger'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} className={cx(inputClass, 'h-10', className)} />
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea {...props} className={cx(inputClass, 'field-grow min-h-20 resize-none py-2', className)} />
}

/** A label, its control, and a hint or an error under it. The control's id is `id`, its description `${id}-hint`. */
export function Field({
  id,
  label,
  hint,
  error,
  children,
  className,
}: {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  children: ReactNode
  className?: string
}) {
  return (
    <div className={cx('flex flex-col gap-2', className)}>
      <label htmlFor={id} className="text-sm font-medium text-ink">
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-hint`} className="text-sm text-danger">
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-faint">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cx } from './cx'

const variants = {
  /** The next thing to do; the only button the stage light falls on. */
  stage: 'bg-stage text-on-stage hover:brightness-105 active:brightness-95',
  primary: 'bg-ink text-canvas hover:bg-ink/88 active:bg-ink/80',
  secondary: 'border border-line bg-surface text-ink hover:border-line-strong active:bg-sunken',
  ghost: 'text-ink-soft hover:bg-ink/6 hover:text-ink active:bg-ink/10',
  danger: 'bg-danger text-canvas hover:bg-danger/90 active:bg-danger/80',
} as const

const sizes = {
  sm: 'h-8 gap-1.5 px-3 text-sm',
  md: 'h-10 gap-2 px-4 text-sm',
  lg: 'h-12 gap-2 px-6 text-base',
  icon: 'size-10 shrink-0',
  'icon-sm': 'size-8 shrink-0',
} as const

export interface ButtonStyle {
  variant?: keyof typeof variants
  size?: keyof typeof sizes
}

export function buttonClass({ variant = 'secondary', size = 'md' }: ButtonStyle = {}): string {
  return cx(
    'touch inline-flex items-center justify-center rounded-box font-medium whitespace-nowrap select-none',
    'transition-[background-color,border-color,color,filter] disabled:pointer-events-none disabled:opacity-50',
    'aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
    variants[variant],
    sizes[size],
  )
}

/** Every button and every link that looks like one (`asChild`). */
export function Button({
  variant,
  size,
  asChild = false,
  className,
  type,
  ...props
}: ComponentProps<'button'> & ButtonStyle & { asChild?: boolean }) {
  const Part = asChild ? Slot.Root : 'button'
  const part = { ...props, className: cx(buttonClass({ variant, size }), className) }
  return <Part {...part} {...(asChild ? {} : { type: type ?? 'button' })} />
}

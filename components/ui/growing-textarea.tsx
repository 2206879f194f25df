'use client'

import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { cx } from './cx'
import { useHydrated } from './use-hydrated'

const supported = () => typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')

/** A textarea as tall as its text, also where the browser cannot do that by itself. */
export function GrowingTextarea({ className, value, ...props }: ComponentProps<'textarea'>) {
  const hydrated = useHydrated()
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = field.current
    if (!element || supported()) return
    element.style.height = 'auto'
    element.style.height = value === undefined ? 'auto' : `${element.scrollHeight}px`
  }, [value])
  return (
    <textarea
      readOnly={!hydrated}
      {...props}
      ref={field}
      value={value}
      className={cx('field-grow block w-full resize-none overflow-hidden', className)}
    />
  )
}

'use client'

import { Tabs as Primitive } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cx } from './cx'

export const Tabs = Primitive.Root
export const TabPanel = Primitive.Content

export function TabList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
  return <Primitive.List {...props} className={cx('flex gap-6 overflow-x-auto border-b', className)} />
}

export function Tab({ className, ...props }: ComponentProps<typeof Primitive.Trigger>) {
  return (
    <Primitive.Trigger
      {...props}
      className={cx(
        'touch -mx-1 -mb-px flex h-10 items-center gap-2 rounded-t-inner border-b-2 px-1 border-transparent text-sm font-medium text-ink-faint transition-colors -outline-offset-2 hover:text-ink data-[state=active]:border-ink data-[state=active]:text-ink',
        className,
      )}
    />
  )
}

'use client'

import { Popover as Primitive } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cx } from './cx'
import { floatClass } from './menu'

export const Popover = Primitive.Root
export const PopoverTrigger = Primitive.Trigger
export const PopoverClose = Primitive.Close

export function PopoverPanel({
  className,
  align = 'end',
  ...props
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align={align}
        sideOffset={8}
        collisionPadding={8}
        {...props}
        className={cx(floatClass, 'w-[min(24rem,calc(100vw-16px))]', className)}
      />
    </Primitive.Portal>
  )
}

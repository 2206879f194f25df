'use client'

import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cx } from './cx'

export const Menu = DropdownMenu.Root
export const MenuTrigger = DropdownMenu.Trigger
export const MenuRadioGroup = DropdownMenu.RadioGroup

export const floatClass = 'z-50 rounded-box border border-line bg-raised shadow-float animate-float'
const itemClass =
  'touch flex w-full items-center gap-3 rounded-inner px-3 py-2 text-sm text-ink outline-none select-none data-disabled:opacity-50 data-highlighted:bg-ink/8 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint'

export function MenuPanel({
  className,
  align = 'end',
  sideOffset = 8,
  ...props
}: ComponentProps<typeof DropdownMenu.Content>) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        {...props}
        className={cx(
          floatClass,
          'max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto p-1',
          className,
        )}
      />
    </DropdownMenu.Portal>
  )
}

export function MenuItem({
  danger,
  className,
  ...props
}: ComponentProps<typeof DropdownMenu.Item> & { danger?: boolean }) {
  return (
    <DropdownMenu.Item
      {...props}
      className={cx(itemClass, danger && 'text-danger [&_svg]:text-danger', className)}
    />
  )
}

export function MenuRadioItem({
  children,
  className,
  ...props
}: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem {...props} className={cx(itemClass, className)}>
      <span className="min-w-0 flex-1">{children}</span>
      <DropdownMenu.ItemIndicator>
        <Check aria-hidden />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  )
}

export function MenuLabel({ children }: { children: React.ReactNode }) {
  return <DropdownMenu.Label className="px-3 py-2 text-xs text-ink-faint">{children}</DropdownMenu.Label>
}

export function MenuLine() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />
}

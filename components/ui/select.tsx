'use client'

import { Check, ChevronDown } from 'lucide-react'
import { Select as Primitive } from 'radix-ui'
import { cx } from './cx'
import { inputClass } from './field'
import { floatClass } from './menu'

export interface SelectOption {
  value: string
  label: string
  detail?: string
}

/** A choice from a short list. */
export function Select({
  id,
  value,
  onChange,
  options,
  placeholder,
  disabled,
}: {
  id: string
  value: string | undefined
  onChange: (value: string) => void
  options: SelectOption[]
  placeholder?: string
  disabled?: boolean
}) {
  return (
    <Primitive.Root
      {...(value === undefined ? {} : { value })}
      onValueChange={onChange}
      disabled={disabled ?? false}
    >
      <Primitive.Trigger
        id={id}
        className={cx(inputClass, 'flex h-10 items-center justify-between gap-2 text-left')}
      >
        <span className="min-w-0 truncate">
          <Primitive.Value placeholder={placeholder} />
        </span>
        <Primitive.Icon>
          <ChevronDown aria-hidden className="size-4 text-ink-faint" />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={6}
          collisionPadding={8}
          className={cx(floatClass, 'max-h-80 w-(--radix-select-trigger-width) overflow-hidden')}
        >
          <Primitive.Viewport className="p-1">
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                className="touch flex items-center gap-3 rounded-inner px-3 py-2 text-sm outline-none select-none data-highlighted:bg-ink/8"
              >
                <span className="min-w-0 flex-1">
                  <Primitive.ItemText>{option.label}</Primitive.ItemText>
                  {option.detail ? (
                    <span className="block text-xs text-ink-faint">{option.detail}</span>
                  ) : null}
                </span>
                <Primitive.ItemIndicator>
                  <Check aria-hidden className="size-4" />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

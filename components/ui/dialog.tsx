'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { buttonClass } from './button'
import { cx } from './cx'
import { useAsOpenPanel } from './open-panels'

export const Dialog = Primitive.Root
export const DialogTrigger = Primitive.Trigger
export const DialogClose = Primitive.Close

const overlay = 'fixed inset-0 z-40 bg-[#14120f]/50 animate-arrive'

interface PanelProps extends Omit<ComponentProps<typeof Primitive.Content>, 'title'> {
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
}

/** A question in the middle of the page. */
export function DialogPanel({ title, description, children, className, ...props }: PanelProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlay} />
      <Primitive.Content
        {...props}
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cx(
          'fixed inset-x-4 top-[12dvh] z-50 mx-auto max-h-[80dvh] max-w-md overflow-y-auto rounded-box border border-line bg-raised p-6 shadow-float animate-float',
          className,
        )}
      >
        <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
        {description ? (
          <Primitive.Description className="mt-1 text-sm text-ink-soft">{description}</Primitive.Description>
        ) : null}
        {children}
        <AsOpenPanel />
      </Primitive.Content>
    </Primitive.Portal>
  )
}

/** A panel that slides in from a side and keeps the page behind it. */
export function SheetPanel({
  title,
  description,
  side = 'right',
  children,
  className,
  ...props
}: PanelProps & { side?: 'left' | 'right' }) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlay} />
      <Primitive.Content
        {...props}
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cx(
          'fixed inset-y-0 z-50 flex w-[min(26rem,92vw)] flex-col bg-raised shadow-float',
          side === 'left' ? 'left-0 border-r animate-sheet' : 'right-0 border-l animate-sheet-right',
          className,
        )}
      >
        <div className="flex items-center justify-between gap-4 border-b px-5 py-3">
          <div className="min-w-0">
            <Primitive.Title className="font-semibold">{title}</Primitive.Title>
            {description ? (
              <Primitive.Description className="mt-1 text-sm text-ink-soft">
                {description}
              </Primitive.Description>
            ) : null}
          </div>
          <Primitive.Close aria-label="Close" className={buttonClass({ variant: 'ghost', size: 'icon-sm' })}>
            <X aria-hidden />
          </Primitive.Close>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        <AsOpenPanel />
      </Primitive.Content>
    </Primitive.Portal>
  )
}

/** Stands in what is mounted only while it is open. */
function AsOpenPanel() {
  useAsOpenPanel()
  return null
}

/** The row of buttons that ends a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-wrap justify-end gap-2">{children}</div>
}

'use client'

import { AlertDialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { buttonClass } from './button'

/** Asks before something is lost. Says what is lost; the safe answer has the focus. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  action,
  dismiss = 'Keep it',
  onConfirm,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  children: ReactNode
  action: string
  dismiss?: string
  onConfirm: () => void
}) {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-[#14120f]/50 animate-arrive" />
        <AlertDialog.Content className="fixed inset-x-4 top-[18dvh] z-50 mx-auto max-w-md rounded-box border border-line bg-raised p-6 shadow-float animate-float">
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-sm text-ink-soft">{children}</AlertDialog.Description>
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel className={buttonClass()}>{dismiss}</AlertDialog.Cancel>
            <AlertDialog.Action className={buttonClass({ variant: 'danger' })} onClick={onConfirm}>
              {action}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

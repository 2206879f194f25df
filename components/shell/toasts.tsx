'use client'

import { Toaster } from 'sonner'

/** Where toasts appear, in the house's own look. */
export function Toasts() {
  return (
    <Toaster
      className="print:hidden"
      position="bottom-right"
      gap={8}
      offset={24}
      mobileOffset={16}
      visibleToasts={4}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-box border border-line bg-raised p-4 font-sans text-sm text-ink shadow-float',
          icon: '[&_svg]:size-4 shrink-0',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'mt-0.5 text-ink-soft',
          success: '[&_[data-icon]]:text-done',
          error: '[&_[data-icon]]:text-danger',
          actionButton:
            'touch inline-flex h-8 shrink-0 items-center rounded-box bg-ink px-3 text-sm font-medium text-canvas hover:bg-ink/88',
          cancelButton: 'touch inline-flex h-8 shrink-0 items-center rounded-box px-3 text-sm text-ink-soft',
        },
      }}
    />
  )
}

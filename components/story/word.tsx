'use client'

import type { Vocabulary } from '@shared/documents/story.ts'
import type { LanguageCode } from '@shared/stories/languages.ts'
import { Popover as Primitive } from 'radix-ui'
import { type ReactNode, useId, useRef, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { floatClass } from '@/components/ui/menu'

/** A word that is explained: what it means shows while a pointer or the keyboard is on it, and stays after a tap or a click. */
export function Word({
  entry,
  language,
  meaningLanguage,
  children,
}: {
  entry: Vocabulary
  language: LanguageCode
  meaningLanguage: LanguageCode
  children: ReactNode
}) {
  const [open, setOpen] = useState<'passing' | 'pinned' | null>(null)
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)
  const close = () => setOpen(null)
  return (
    <Primitive.Root open={open !== null} onOpenChange={(next) => !next && close()}>
      <Primitive.Anchor asChild>
        {/* A real button is a box of its own, before and after which lines break that must not: 、 would begin one. */}
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <span
          ref={anchor}
          role="button"
          tabIndex={0}
          aria-describedby={open ? id : undefined}
          onPointerEnter={({ pointerType }) => pointerType === 'mouse' && setOpen((now) => now ?? 'passing')}
          onPointerLeave={({ pointerType }) =>
            pointerType === 'mouse' && setOpen((now) => (now === 'pinned' ? now : null))
          }
          onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && setOpen('passing')}
          onBlur={close}
          onClick={() => setOpen('pinned')}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            setOpen('pinned')
          }}
          className="cursor-help rounded-inner underline decoration-stage decoration-2 underline-offset-[0.3em] hover:bg-stage-wash"
        >
          {children}
        </span>
      </Primitive.Anchor>
      {/* Within the page's main part, where those who go by landmarks look for it. */}
      <Primitive.Portal container={open ? document.querySelector('main') : null}>
        <Primitive.Content
          id={id}
          role="tooltip"
          side="top"
          sideOffset={8}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // A tap on the word itself is no tap beside it, also where a mouse that rests there has opened it.
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault()
          }}
          className={cx(floatClass, 'w-fit max-w-[min(20rem,calc(100vw-16px))] px-3 py-2 text-sm')}
        >
          <p className="wrap-anywhere">
            <span lang={language} className="font-medium">
              {entry.word}
            </span>
            {entry.reading ? (
              <span lang={language} className="text-ink-faint">
                {' '}
                {entry.reading}
              </span>
            ) : null}
          </p>
          <p lang={meaningLanguage} className="mt-0.5 text-ink-soft wrap-anywhere">
            {entry.meaning}
          </p>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

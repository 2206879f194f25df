'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress'
import { count } from '@/lib/format/duration'
import type { BannerWords } from './banner-words'
import { LiveLight } from './live-light'

/** The line under the header while something runs: what it is, how far it is, and that one may leave. */
export function BannerView({
  words,
  parts,
  others,
  cancelling,
  onCancel,
}: {
  words: BannerWords
  /** The parts of it, where it has any. */
  parts?: ReactNode
  /** How much more runs beside it. */
  others: number
  cancelling: boolean
  onCancel: () => void
}) {
  const { href, noun, doing, usual, stage, progress, left, title, text } = words
  return (
    <section aria-label="Running now" className="relative border-b bg-stage-wash">
      <div className="mx-auto flex max-w-[90rem] flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 sm:flex-nowrap sm:px-6">
        <div className="flex min-w-0 flex-1 basis-full flex-col gap-1 sm:basis-auto">
          <p className="flex min-w-0 items-center gap-4 text-sm">
            <LiveLight className="ml-1" />
            <span className="min-w-0">
              <Link
                href={href}
                // It stands on every page for minutes: fetched when it is wanted.
                prefetch={false}
                className="font-medium underline decoration-line-strong/60 underline-offset-4 hover:decoration-ink"
              >
                {doing}
              </Link>
              <span className="text-ink-soft"> – this may take {usual}. You can navigate freely.</span>
            </span>
          </p>
          {parts ? <div className="ml-7">{parts}</div> : null}
        </div>
        <p className="nums min-w-0 flex-1 truncate text-sm text-ink-soft sm:flex-none">
          <span className="hidden md:inline">{stage} · </span>
          <span className="font-medium text-ink">{progress}%</span> · {left}
        </p>
        {others > 0 ? (
          <Link href="/jobs" className="text-sm whitespace-nowrap text-ink-soft underline underline-offset-4">
            and {count(others, 'more', 'more')}
          </Link>
        ) : null}
        <Button
          variant="ghost"
          size="sm"
          onClick={onCancel}
          disabled={cancelling}
          aria-label={`Cancel the ${noun}`}
        >
          Cancel
        </Button>
      </div>
      <ProgressBar
        value={progress}
        label={title}
        text={text}
        className="absolute inset-x-0 -bottom-px h-[3px] rounded-none bg-stage/20"
      />
    </section>
  )
}

'use client'

import { WifiOff } from 'lucide-react'
import { Tooltip } from '@/components/ui/tooltip'
import { useConnection } from '@/lib/jobs/use-connection'

const words = {
  polling: {
    short: 'Checking every 3 s',
    long: 'Live updates are not getting through, so this page asks every 3 seconds. Nothing is lost.',
  },
  offline: {
    short: 'Offline',
    long: 'No connection. Your jobs go on without you; this page catches up when you are back.',
  },
} as const

/** Says how the page hears of changes, and only when that is not live. */
export function ConnectionChip() {
  const { state } = useConnection()
  const shown = state === 'polling' || state === 'offline' ? words[state] : null
  return (
    <span role="status" aria-label="Connection">
      {shown ? (
        <Tooltip label={shown.long}>
          <button
            type="button"
            className="touch inline-flex h-8 items-center gap-2 rounded-box border border-line bg-surface px-2.5 text-xs text-ink-soft"
          >
            <WifiOff aria-hidden className="size-3.5" />
            <span className="max-sm:sr-only">{shown.short}</span>
          </button>
        </Tooltip>
      ) : null}
    </span>
  )
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { Mic } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/use-hydrated'
import { spoken } from '@/lib/format/duration'
import { mediaLimitsQuery } from '@/lib/media/queries'

/** Where a recording begins: says what becomes of it before the microphone is asked for. */
export function RecordBox({ isAsking, onOpen }: { isAsking: boolean; onOpen: () => void }) {
  const hydrated = useHydrated()
  const { data: limits } = useQuery(mediaLimitsQuery)
  const longest = limits?.of.sound.maxSeconds
  const most = longest ? ` Up to ${spoken(longest)}.` : ''
  return (
    <section
      aria-label="Record"
      className="flex flex-wrap items-center gap-x-6 gap-y-4 rounded-box border border-line-strong/60 border-dashed px-5 py-4"
    >
      <Mic aria-hidden className="size-6 text-ink-faint stroke-[1.25]" />
      <div className="min-w-0 flex-1 basis-64">
        <p className="text-sm font-medium">Record it here</p>
        <p className="mt-1 text-sm text-ink-soft">
          What you say is kept in this browser second by second, so a closed tab or a crash does not lose it.
          {most}
        </p>
      </div>
      <Button disabled={!hydrated || isAsking} onClick={onOpen}>
        {isAsking ? 'Waiting for the microphone…' : 'Record'}
      </Button>
    </section>
  )
}

'use client'

import { ArrowRight, RotateCw, X } from 'lucide-react'
import Link from 'next/link'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { isChainLive, isReady, isUnfinished, mainJob } from '@/lib/jobs/chains/chain-state'
import type { Chain } from '@/lib/jobs/chains/schema'
import { useChainAct } from '@/lib/jobs/chains/use-chains'
import { jobHref } from '@/lib/jobs/kind-labels'
import { jobTitle } from '../job-state'
import { ChainPartRow } from './chain-part-row'

const say = (error: Error) => {
  toast.error(error.message)
}

/** A chain of jobs with each of its parts: what can be done with all of it, and with one. */
export function ChainCard({
  chain,
  watch = true,
  onDismiss,
}: {
  chain: Chain
  /** Whether it leads to where it is watched. */
  watch?: boolean
  onDismiss: () => void
}) {
  const cancel = useChainAct('cancel')
  const retry = useChainAct('retry')
  const live = isChainLive(chain)
  const main = mainJob(chain)
  const busy = cancel.isPending || retry.isPending
  const act = { cancel: cancel.mutate, retry: retry.mutate }
  const title = jobTitle(main)
  return (
    <section aria-label={title} className="rounded-box border bg-surface">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3 px-5 py-4">
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="font-medium wrap-anywhere">{title}</h3>
          <p role="status" className="text-sm text-ink-soft">
            {stateWords(chain)}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {live ? (
            <Button disabled={busy} onClick={() => act.cancel({ chain, part: null }, { onError: say })}>
              <X aria-hidden />
              Cancel all
            </Button>
          ) : chain.parts.some(isUnfinished) ? (
            <Button disabled={busy} onClick={() => act.retry({ chain, part: null }, { onError: say })}>
              <RotateCw aria-hidden />
              {chain.parts.some(({ job }) => job.status === 'failed') ? 'Retry' : 'Continue'}
            </Button>
          ) : null}
          {watch && (live || isReady(chain)) ? (
            <Button asChild>
              <Link href={jobHref(main)} prefetch={false}>
                {isReady(chain) ? 'View / Edit' : 'Watch it'}
                <ArrowRight aria-hidden />
              </Link>
            </Button>
          ) : null}
          {live ? null : (
            <Button variant="ghost" onClick={onDismiss}>
              Dismiss
            </Button>
          )}
        </div>
      </div>
      <ol aria-label="Parts" className="divide-y border-t">
        {chain.parts.map((part) => (
          <ChainPartRow
            key={part.position}
            chain={chain}
            part={part}
            busy={busy}
            onAct={(what) => act[what]({ chain, part: part.position }, { onError: say })}
          />
        ))}
      </ol>
    </section>
  )
}

function stateWords(chain: Chain): string {
  if (isReady(chain)) return isChainLive(chain) ? 'Ready for review. The rest goes on.' : 'Ready for review.'
  if (isChainLive(chain)) return 'It goes on by itself: you can close this tab.'
  if (chain.parts.some(({ job }) => job.status === 'failed'))
    return 'It is not finished. What was finished is kept.'
  return 'It was cancelled. What was finished is kept.'
}

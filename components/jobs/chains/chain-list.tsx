'use client'

import type { Chain } from '@/lib/jobs/chains/schema'
import type { ShownChains } from '@/lib/jobs/chains/use-shown-chains'
import { ChainCard } from './chain-card'

/** Chains that go on, or ended unfinished and were not dismissed, under a heading; nothing while there is none. */
export function ChainList({ chains, onDismiss }: { chains: Chain[]; onDismiss: ShownChains['dismiss'] }) {
  if (chains.length === 0) return null
  return (
    <section aria-labelledby="chains">
      <h2 id="chains" className="mb-3 font-semibold">
        From a recording
      </h2>
      <div className="flex flex-col gap-3">
        {chains.map((chain) => (
          <ChainCard key={chain.id} chain={chain} onDismiss={() => onDismiss(chain)} />
        ))}
      </div>
    </section>
  )
}

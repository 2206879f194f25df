'use client'

import { ChainCard } from '@/components/jobs/chains/chain-card'
import { useShownChains } from '@/lib/jobs/chains/use-shown-chains'

/** The chain that a training belongs to, while not all of it is there; nothing for one that was started alone. */
export function ChainOf({ projectId, jobId }: { projectId: string; jobId: string }) {
  const { chains, dismiss } = useShownChains(projectId, 'sop_generation')
  const chain = chains.find(({ parts }) => parts.some(({ job }) => job.id === jobId))
  if (!chain) return null
  return (
    <div className="mb-6 max-w-3xl">
      <ChainCard chain={chain} watch={false} onDismiss={() => dismiss(chain)} />
    </div>
  )
}

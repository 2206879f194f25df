'use client'

import { useDismissed } from '../dismissed'
import { isChainLive, isUnfinished, mainJob } from './chain-state'
import type { Chain } from './schema'
import { useChains } from './use-chains'

export interface ShownChains {
  /** Those that go on, or ended unfinished and were not dismissed. */
  chains: Chain[]
  /** The jobs of all of them, also of those that were dismissed: nobody else has to tell of them. */
  jobIds: ReadonlySet<string>
  dismiss(chain: Chain): void
}

/** The chains of a project that bring a job of this kind. */
export function useShownChains(projectId: string, kind: string): ShownChains {
  const dismissed = useDismissed()
  const all = useChains().filter((chain) => chain.projectId === projectId && mainJob(chain).kind === kind)
  const isOpen = (chain: Chain) => {
    const unfinished = chain.parts.filter(isUnfinished)
    if (!dismissed || unfinished.length === 0) return false
    return !unfinished.every(({ job }) => dismissed.isDismissed(job))
  }
  return {
    chains: all.filter((chain) => isChainLive(chain) || isOpen(chain)),
    jobIds: new Set(all.flatMap(({ parts }) => parts.map(({ job }) => job.id))),
    dismiss: (chain) => {
      for (const { job } of chain.parts.filter(isUnfinished)) dismissed?.dismiss(job)
    },
  }
}

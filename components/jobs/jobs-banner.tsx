'use client'

import { toast } from 'sonner'
import { useNow } from '@/components/ui/now'
import { useChainAct, useChains } from '@/lib/jobs/chains/use-chains'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { useCancelJob } from '@/lib/jobs/use-cancel-job'
import { BannerView } from './banner-view'
import { wordsOfChain, wordsOfJob } from './banner-words'
import { ChainParts } from './chains/chain-parts'

const say = (error: Error) => {
  toast.error(error.message)
}

/** The banner of what was started last and is live, a chain of jobs being one thing; rendered by the server too, so a reload shows it at once. */
export function JobsBanner() {
  const now = useNow()
  const { data: jobs = [] } = useActiveJobs()
  const chains = useChains()
  const cancel = useCancelJob()
  const cancelChain = useChainAct('cancel')
  const [job] = jobs
  if (!job) return null
  const chainOf = (id: string) => chains.find(({ parts }) => parts.some((part) => part.job.id === id))
  const others = new Set(jobs.map(({ id }) => chainOf(id)?.id ?? id)).size - 1
  const chain = chainOf(job.id)
  if (chain)
    return (
      <BannerView
        words={wordsOfChain(chain, now)}
        parts={<ChainParts chain={chain} />}
        others={others}
        cancelling={cancelChain.isPending}
        onCancel={() => cancelChain.mutate({ chain, part: null }, { onError: say })}
      />
    )
  return (
    <BannerView
      words={wordsOfJob(job, now)}
      others={others}
      cancelling={cancel.isPending}
      onCancel={() => cancel.mutate(job.id, { onError: say })}
    />
  )
}

import type { Job } from '../schema'
import { isLive } from '../status'
import { timeLeft } from '../time-left'
import type { Chain, ChainPart } from './schema'

/** The job that a chain is made for: its last part that is not optional. */
export function mainJob({ parts }: Chain): Job {
  const [first] = parts
  if (!first) throw new Error('A chain has a part')
  return (parts.findLast(({ optional }) => !optional) ?? first).job
}

export const isChainLive = ({ parts }: Chain): boolean => parts.some(({ job }) => isLive(job))

/** A part that ended without what it was to bring. */
export const isUnfinished = ({ job }: ChainPart): boolean =>
  job.status === 'failed' || job.status === 'cancelled'

/** What can be used already, whatever an optional part still does. */
export const isReady = ({ parts }: Chain): boolean =>
  parts.every(({ optional, job }) => optional || job.status === 'completed')

/** A job that did its part while what its chain is made for is still to come: the chain tells of it, and no more. */
export function isOnTheWay(chains: Chain[], job: Job): boolean {
  const chain = chains.find(({ parts }) => parts.some((part) => part.job.id === job.id))
  return job.status === 'completed' && chain !== undefined && isChainLive(chain) && !isReady(chain)
}

/** What it does now: what runs, or is next to. Null when nothing goes on. */
export function partNow({ parts }: Chain): ChainPart | null {
  return parts.find(({ job }) => job.status === 'processing') ?? parts.find(({ job }) => isLive(job)) ?? null
}

/** How far all of it is, 0 to 100: each part weighs as long as it usually takes. */
export function chainProgress({ parts }: Chain): number {
  const weights = parts.map(({ job }) => job.estimate.highSeconds)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const done = parts.reduce((sum, { job }, index) => sum + job.progress * (weights[index] ?? 0), 0)
  return Math.floor(done / Math.max(all, 1))
}

/** How long all of it usually takes, from one end to the other. */
export function chainEstimate({ parts }: Pick<Chain, 'parts'>): Job['estimate'] {
  return parts.reduce(
    (sum, { job: { estimate } }) => ({
      lowSeconds: sum.lowSeconds + estimate.lowSeconds,
      highSeconds: sum.highSeconds + estimate.highSeconds,
    }),
    { lowSeconds: 0, highSeconds: 0 },
  )
}

/** How long it may still take: what runs and what waits behind it usually take, less what has passed. */
export function chainTimeLeft(chain: Chain, now: number): string | null {
  const current = partNow(chain)
  if (!current) return null
  const live = chain.parts.filter(({ job }) => isLive(job))
  const rest = chainEstimate({ parts: live })
  return timeLeft({ ...current.job, estimate: rest, progress: 0 }, now)
}

import { timeRange } from '@shared/text/time-range.ts'
import type { Job } from './schema'
import { isLive, isQueued } from './status'

/**
 * How long a live job may still take, as a range: what past runs say, less what has passed, narrowed by
 * its own pace once a tenth is done. Null when the job is not live.
 */
export function timeLeft(job: Job, now: number): string | null {
  if (!isLive(job)) return null
  if (isQueued(job)) return `${timeRange(job.estimate)} once it starts`
  if (job.run > 1) return restOfUsual(job)
  const elapsed = job.startedAt ? Math.max(0, (now - Date.parse(job.startedAt)) / 1000) : 0
  let low = job.estimate.lowSeconds - elapsed
  let high = job.estimate.highSeconds - elapsed
  if (job.progress >= 10 && elapsed > 0) {
    const byPace = (elapsed * (100 - job.progress)) / job.progress
    low = Math.max(low, byPace * 0.6)
    high = Math.max(Math.min(high, byPace * 1.5), low)
  }
  if (high <= 0) return 'longer than usual, still going'
  return `${timeRange({ lowSeconds: Math.max(low, 0), highSeconds: high })} left`
}

/** A run that goes on from an earlier one has no pace of its own: it takes its share of the usual time. */
function restOfUsual({ estimate, progress }: Job): string {
  const rest = (100 - progress) / 100
  return `${timeRange({ lowSeconds: estimate.lowSeconds * rest, highSeconds: estimate.highSeconds * rest })} left`
}

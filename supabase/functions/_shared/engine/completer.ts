import { inBatches } from './batches.ts'
import type { ClaimedTask, Completed, Completion, JobStore, Lease } from './job-store.ts'
import { type Log, traceOf } from './log.ts'
import { RpcError } from './rpc.ts'
import type { Slots } from './slots.ts'

/** Of JSON: an output may be a megabyte, and a batch of large ones would hold up the next. */
const MAX_BATCH_LENGTH = 1_000_000

interface CompleterOptions {
  workerId: string
  store: Pick<JobStore, 'complete' | 'completeAndClaim'>
  slots: Slots
  /** Whether this worker takes more work at all. */
  claiming(): boolean
  onClaimed(tasks: ClaimedTask[], askedAt: number): void
  onDeferred(jobId: string): void
  log: Log
}

/** What became of a completion. */
export interface Settlement {
  /** Why it was not applied; null when it was. */
  refused: string | null
  /** More work was asked for in the same call, and there was no more than what came. */
  looked: boolean
}

/** Completes leases, many in one call when they come together, and takes new work for their places with it. */
export function createCompleter({
  workerId,
  store,
  slots,
  claiming,
  onClaimed,
  onDeferred,
  log,
}: CompleterOptions) {
  async function completeAndClaim(completions: (Lease & Completion)[]): Promise<Settlement[]> {
    const { places, giveBack } = slots.reserve(completions.length)
    const askedAt = performance.now()
    try {
      const { completed, claimed } = await store.completeAndClaim(completions, workerId, places)
      onClaimed(claimed, askedAt)
      return settled(completions, completed, true)
    } finally {
      giveBack()
    }
  }

  function settled(sent: Lease[], { applied, refused, deferred }: Completed, looked: boolean): Settlement[] {
    if (applied + refused.length !== sent.length) throw new Error('Some completions were not answered.')
    for (const jobId of deferred) onDeferred(jobId)
    const reasons = new Map(refused.map(({ leaseToken, reason }) => [leaseToken, reason]))
    return sent.map(({ leaseToken }) => ({ refused: reasons.get(leaseToken) ?? null, looked }))
  }

  async function send(completions: (Lease & Completion)[]): Promise<Settlement[]> {
    if (claiming()) {
      try {
        return await completeAndClaim(completions)
      } catch (error) {
        if (!(error instanceof RpcError)) throw error
        // Whatever became of the claim, the completions are safe to send again.
        log('complete_and_claim_failed', traceOf(error))
      }
    }
    return settled(completions, await store.complete(completions), false)
  }

  const complete = inBatches<Lease & Completion, Settlement>({
    send,
    weigh: (completion) => JSON.stringify(completion).length,
    maxWeight: MAX_BATCH_LENGTH,
    divides: (error) => error instanceof RpcError && !error.transient,
  })
  return ({ taskId, leaseToken }: Lease, completion: Completion) =>
    complete({ taskId, leaseToken, ...completion })
}

/** How a queue is worked off: how many jobs a round trip takes and ends, and how many hands do so at once. */
export interface Way {
  name: string
  batch: number
  hands: number
  jobs: number
}

export const WAYS: readonly Way[] = [
  { name: 'one job a round trip, 4 hands', batch: 1, hands: 4, jobs: 4_000 },
  { name: 'batches of 100, 4 hands', batch: 100, hands: 4, jobs: 30_000 },
  { name: 'batches of 500, 4 hands', batch: 500, hands: 4, jobs: 40_000 },
]

/** A worker at rest that starts what comes. */
export interface Listening {
  /** Tells the worker to look, where the start itself does not do so: without any transport. */
  wake(): void
  /** The same by the transport of the product; answered when the worker has heard of it. */
  kick(): Promise<void>
  stop(): Promise<void>
}

/** A job queue in a database of its own of the same server. */
export interface Contender {
  name: string
  /** Adds no-op jobs in bulk. */
  fill(jobs: number): Promise<void>
  /** Works off all that waits; the milliseconds from the first claim to the last durable end. */
  drain(way: Way): Promise<number>
  /** Starts one job as a route does: one call, answered when it is durable. */
  start(): Promise<void>
  /** Calls back with the first line of each handler. */
  listen(handler: () => void): Promise<Listening>
  close(): Promise<void>
}

/** Lets that many hands work, each in its own way, until each has found nothing left. */
export async function byHands(hands: number, hand: () => () => Promise<boolean>): Promise<number> {
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: hands }, async () => {
      const work = hand()
      while (await work());
    }),
  )
  return performance.now() - begun
}

interface BatchOptions<Item, Reply> {
  /** Sends items together; one reply each, in the same order. */
  send(items: Item[]): Promise<Reply[]>
  /** What an item adds to the size of a batch. */
  weigh(item: Item): number
  maxWeight: number
  /** Whether a batch that failed with this error may succeed in parts. */
  divides(error: unknown): boolean
}

interface Waiting<Item, Reply> {
  item: Item
  weight: number
  resolve(reply: Reply): void
  reject(error: unknown): void
}

/**
 * Sends the first item at once, and whatever comes while it is under way together in the next batch: alone it
 * waits for nothing, in a crowd it costs one round trip for all.
 */
export function inBatches<Item, Reply>(options: BatchOptions<Item, Reply>): (item: Item) => Promise<Reply> {
  let waiting: Waiting<Item, Reply>[] = []
  let sending = false

  async function sendAll() {
    sending = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, fitting(waiting, options.maxWeight))
      waiting = waiting.slice(batch.length)
      await settle(batch)
    }
    sending = false
  }

  async function settle(batch: Waiting<Item, Reply>[]): Promise<void> {
    try {
      const replies = await options.send(batch.map(({ item }) => item))
      if (replies.length !== batch.length) throw new Error('A batch was not answered item by item.')
      batch.forEach(({ resolve }, index) => void resolve(replies[index] as Reply))
    } catch (error) {
      if (batch.length > 1 && options.divides(error)) for (const one of batch) await settle([one])
      else for (const { reject } of batch) reject(error)
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, weight: options.weigh(item), resolve, reject })
      if (!sending) void sendAll()
    })
}

/** How many from the front go together: one at least, however heavy. */
function fitting(waiting: readonly { weight: number }[], maxWeight: number): number {
  let sum = 0
  const tooMany = waiting.findIndex(({ weight }) => {
    sum += weight
    return sum > maxWeight
  })
  return tooMany === -1 ? waiting.length : Math.max(1, tooMany)
}

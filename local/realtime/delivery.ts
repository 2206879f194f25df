import type postgres from 'postgres'
import type { Limits } from './limits.ts'
import type { Logger } from './log.ts'
import { describeError } from './log.ts'
import type { DatabaseMessage } from './messages.ts'
import { parseNotification, readIdsSince, readMessages } from './messages.ts'

type DeliveryOptions = {
  sql: postgres.Sql
  limits: Limits
  logger: Logger
  deliver(message: DatabaseMessage): void
  /** Messages were missed and cannot be told: every client has to look at the truth again. */
  onGap(): void
}

// A message is stamped when it is inserted and seen when it commits: a transaction may take this long.
const longestTransactionMs = 60_000
const rememberedIds = 10_000

/**
 * Brings announced messages to the hub, each once and in commit order. While the listening connection is
 * away it holds them back; when it returns, what was committed meanwhile is read from the table first.
 */
export class Delivery {
  readonly #options: DeliveryOptions
  readonly #delivered = new Set<string>()
  readonly #queue: string[] = []
  #held = true
  #draining = false
  /** A client may join between the start and the first time that the database is heard. */
  readonly #startedAt = new Date()
  #lastInsertedAt: Date | null = null

  constructor(options: DeliveryOptions) {
    this.#options = options
  }

  notify(notification: string): void {
    this.#queue.push(notification)
    void this.#drain()
  }

  hold(): void {
    this.#held = true
  }

  /** To be called once the database announces again. */
  async resume(sql: postgres.Sql): Promise<void> {
    const last = this.#lastInsertedAt
    await this.#catchUp(sql, last ? new Date(last.getTime() - longestTransactionMs) : this.#startedAt)
    this.#held = false
    await this.#drain()
  }

  async #catchUp(sql: postgres.Sql, since: Date): Promise<void> {
    const { limits, logger, onGap } = this.#options
    const most = rememberedIds + limits.maxCatchUpMessages
    const ids = await readIdsSince(sql, since, most)
    const missed = ids.filter((id) => !this.#delivered.has(id))
    if (ids.length === most || missed.length > limits.maxCatchUpMessages) {
      logger.warn(`Realtime missed ${missed.length} messages or more: all channels have to start afresh`)
      for (const id of ids) this.#remember(id)
      onGap()
      return
    }
    for (const message of await readMessages(sql, missed)) this.#deliver(message)
  }

  // Runs up to its first large message without waiting, so that a small one is on the wire in this turn.
  async #drain(): Promise<void> {
    if (this.#draining) return
    this.#draining = true
    while (!this.#held) {
      const notification = this.#queue.shift()
      if (notification === undefined) break
      try {
        await this.#take(notification)
      } catch (error) {
        this.#options.logger.error(`Realtime could not read a message: ${describeError(error)}`)
        this.#options.onGap()
      }
    }
    this.#draining = false
  }

  #take(notification: string): Promise<void> | undefined {
    const message = parseNotification(notification)
    if (this.#delivered.has(message.id)) return undefined
    if ('broadcast' in message) return void this.#deliver(message)
    return readMessages(this.#options.sql, [message.id]).then(([row]) => row && this.#deliver(row))
  }

  #deliver(message: DatabaseMessage): void {
    this.#remember(message.id)
    if (!this.#lastInsertedAt || message.insertedAt > this.#lastInsertedAt) {
      this.#lastInsertedAt = message.insertedAt
    }
    this.#options.deliver(message)
  }

  #remember(id: string): void {
    this.#delivered.add(id)
    if (this.#delivered.size <= rememberedIds) return
    const [oldest] = this.#delivered
    if (oldest !== undefined) this.#delivered.delete(oldest)
  }
}

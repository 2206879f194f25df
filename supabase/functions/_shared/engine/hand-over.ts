import { sleep } from './abort.ts'
import type { Budget } from './budget.ts'
import type { Kick, KickReply } from './kick.ts'
import { type Log, traceOf } from './log.ts'
import { TIMING } from './timing.ts'

interface HandOverDeps {
  workerId: string
  budget: Budget
  kick(kick: Kick): Promise<KickReply>
  keepAlive(promise: Promise<unknown>): void
  onSuccessor(): void
  log: Log
}

/** Finds the worker that goes on when this one's time is up, and tells it of work that comes up later. */
export class HandOver {
  readonly #deps: HandOverDeps
  #looking = false
  #nudging = false
  #nudgeAgain = false

  constructor(deps: HandOverDeps) {
    this.#deps = deps
  }

  /** Kicks until another worker answers; while the kick lands here, this worker simply works on. */
  look(signal: AbortSignal): void {
    if (this.#looking) return
    this.#looking = true
    this.#deps.keepAlive(this.#look(signal).finally(() => (this.#looking = false)))
  }

  async #look(signal: AbortSignal): Promise<void> {
    const { budget, onSuccessor, log } = this.#deps
    while (!signal.aborted) {
      const successor = await this.#kick()
      if (successor) {
        budget.foundSuccessor()
        log('handed_over', { successor })
        onSuccessor()
        return
      }
      await sleep(TIMING.handOverRetryMs, signal).catch(() => undefined)
    }
  }

  /** A draining worker made work claimable, or gave some back: says so once, however often it is called. */
  nudge(): void {
    if (this.#nudging) {
      this.#nudgeAgain = true
      return
    }
    this.#nudging = true
    this.#deps.keepAlive(this.#nudge())
  }

  async #nudge(): Promise<void> {
    do {
      this.#nudgeAgain = false
      await this.#kick()
    } while (this.#nudgeAgain)
    this.#nudging = false
  }

  /** The other worker that took the kick, if one did. A kick that fails is no trouble: the sweep kicks too. */
  async #kick(): Promise<string | null> {
    const { workerId, kick, log } = this.#deps
    try {
      const reply = await kick({ from: workerId })
      return reply.accepting && reply.worker !== workerId ? reply.worker : null
    } catch (error) {
      log('kick_failed', traceOf(error))
      return null
    }
  }
}

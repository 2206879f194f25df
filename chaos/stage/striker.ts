import { setTimeout as delay } from 'node:timers/promises'
import type { Stack } from '../../local/stack.ts'
import type { StruckFault } from '../check/record.ts'
import type { Strike } from '../plan/faults.ts'
import type { ChaosModel } from './model.ts'
import { Sleeper } from './sleeper.ts'
import type { Wire } from './wire.ts'

/** Carries the planned faults out, and notes what each of them met. */
export class Striker {
  readonly struck: StruckFault[] = []
  readonly #stack: Stack
  readonly #wire: Wire
  readonly #open = new Set<Promise<void>>()
  readonly #sleeper: Sleeper
  #restarting = false
  readonly #sleepersJobs = new Set<string>()
  #overslept: Promise<unknown> = Promise.resolve()

  constructor(stack: Stack, wire: Wire, model: ChaosModel) {
    this.#stack = stack
    this.#wire = wire
    this.#sleeper = new Sleeper(stack, wire, model)
  }

  async strikeAll(strikes: Strike[], startedAt: number): Promise<void> {
    for (const strike of strikes) {
      await delay(Math.max(0, startedAt + strike.atMs - Date.now()))
      const open = this.#note(strike).finally(() => this.#open.delete(open))
      this.#open.add(open)
    }
  }

  /** Until whatever is down is up again and whoever sleeps is awake; the wire forgets what it was armed with. */
  async settle(): Promise<void> {
    this.#wire.disarm()
    await Promise.all(this.#open)
  }

  async #note(strike: Strike): Promise<void> {
    const at = Date.now()
    const note: StruckFault = { type: strike.type, at, endedAt: at, hit: false }
    this.struck.push(note)
    note.hit = await this.#carryOut(strike, note)
    note.endedAt = Date.now()
  }

  async #carryOut({ type, ms, signal, key }: Strike, note: StruckFault): Promise<boolean> {
    switch (type) {
      case 'worker_killed':
        return this.#stack.killWorker()
      case 'worker_frozen': {
        const frozen = this.#stack.freezeWorker()
        if (!frozen) return false
        note.worker = String(frozen.pid)
        await delay(ms)
        frozen.wake()
        return true
      }
      case 'worker_overslept':
        if (key) this.#sleepersJobs.add(key)
        return this.#oversleep(note)
      case 'functions_host_killed':
        return this.#alone(() => this.#stack.restartFunctions(ms))
      case 'gateway_restarted':
        return this.#alone(() => this.#stack.restartGateway(ms))
      case 'database_killed':
        this.#stack.killDatabase(signal)
        return true
      case 'sockets_cut':
        return this.#wire.cutSockets() > 0
      case 'clock_skewed':
        this.#wire.skewMs = ms
        // Only who starts anew has another clock.
        this.#stack.refreshWorkers()
        return true
      default: {
        const happened = await this.#wire.arm(type)
        note.at = Date.now()
        return happened
      }
    }
  }

  /** One after the other: their tasks would mix. */
  #oversleep(note: StruckFault): Promise<boolean> {
    const turn = this.#overslept.then(() =>
      this.#sleeper.strike(this.#sleepersJobs, (worker) => {
        note.at = Date.now()
        note.worker = worker
      }),
    )
    this.#overslept = turn
    return turn
  }

  /** One restart at a time: what is down cannot be taken down. */
  async #alone(restart: () => Promise<void>): Promise<boolean> {
    if (this.#restarting) return false
    this.#restarting = true
    try {
      await restart()
      return true
    } finally {
      this.#restarting = false
    }
  }
}

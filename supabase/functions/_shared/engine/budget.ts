import type { WorkerConfig } from './config.ts'
import { TIMING } from './timing.ts'

/**
 * `working`: claims. `handing_over`: claims still, and looks for a successor. `draining`: finishes what it has.
 * `stopping`: gives back what is left.
 */
export type Phase = 'working' | 'handing_over' | 'draining' | 'stopping'

/**
 * How far this isolate is into its life. The clock is the isolate's, not the request's: hosted Supabase counts
 * the wall clock per worker and retires it at half.
 */
export class Budget {
  readonly #bootedAt: number
  readonly #now: () => number
  readonly #limits: { phase: Phase; afterMs: number }[]
  readonly #drainAfterMs: number
  #successorFound = false
  #leaving = false

  constructor(
    config: Pick<WorkerConfig, 'budgetSeconds' | 'wallClockSeconds'>,
    now: () => number = () => performance.now(),
  ) {
    this.#now = now
    this.#bootedAt = now()
    const wallMs = config.wallClockSeconds * 1_000
    this.#drainAfterMs = wallMs * TIMING.drainAt
    this.#limits = [
      { phase: 'stopping', afterMs: wallMs * TIMING.stopAt },
      { phase: 'draining', afterMs: this.#drainAfterMs },
      { phase: 'handing_over', afterMs: config.budgetSeconds * 1_000 },
    ]
  }

  get phase(): Phase {
    if (this.#leaving) return 'stopping'
    const age = this.#age()
    const reached = this.#limits.find(({ afterMs }) => age >= afterMs)?.phase ?? 'working'
    return reached === 'handing_over' && this.#successorFound ? 'draining' : reached
  }

  /** Whether a kick that lands here still finds somebody at work. */
  get accepting(): boolean {
    return !this.#leaving && this.#age() < this.#drainAfterMs
  }

  /** Looks for tasks by itself. */
  get claiming(): boolean {
    return this.phase === 'working' || this.phase === 'handing_over'
  }

  get needsSuccessor(): boolean {
    return this.phase !== 'working' && !this.#successorFound
  }

  /** Another worker answered that it works on: this one need not claim any more. */
  foundSuccessor(): void {
    this.#successorFound = true
  }

  forgetSuccessor(): void {
    this.#successorFound = false
  }

  /** The isolate is being shut down, whatever time there was left. */
  leave(): void {
    this.#leaving = true
  }

  /** Milliseconds until each limit that is still ahead. */
  upcoming(): number[] {
    const age = this.#age()
    return this.#limits.map(({ afterMs }) => afterMs - age).filter((ahead) => ahead > 0)
  }

  #age(): number {
    return this.#now() - this.#bootedAt
  }
}

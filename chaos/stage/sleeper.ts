import { killProcess } from '../../local/process/kill-process.ts'
import type { Stack } from '../../local/stack.ts'
import type { ModelRequest, Write } from '../check/record.ts'
import type { Claim } from './completions.ts'
import type { ChaosModel, Place } from './model.ts'
import { until } from './until.ts'
import type { Wire } from './wire.ts'

/** So many completions it has ready beside the one that is under way: they go out in one batch when it wakes. */
const READY = 2
const GATHER_MS = 2_500
/** A lease, a sweep, and time for other faults to come in between. */
const TAKEOVER_MS = 25_000
/** The others are asked for again soon after it; together with what follows less than the model's time-out. */
const MEET_MS = 1_000
const WRITE_MS = 1_500

/**
 * Lets a worker fall asleep with its completions on their way, and has them arrive in the middle of its successor's
 * own model calls for the same tasks: what an old token writes then must change nothing.
 */
export class Sleeper {
  readonly #stack: Stack
  readonly #wire: Wire
  readonly #model: ChaosModel

  constructor(stack: Stack, wire: Wire, model: ChaosModel) {
    this.#stack = stack
    this.#wire = wire
    this.#model = model
  }

  /** At the parts of one of these jobs. True when a worker fell asleep, which `onAsleep` is told. */
  async strike(keys: ReadonlySet<string>, onAsleep: (worker: string) => void): Promise<boolean> {
    const { completions } = this.#wire
    const isPart = ({ key, stage }: Pick<ModelRequest, 'key' | 'stage'>) => keys.has(key) && stage === 'part'
    const openParts = (worker: string) =>
      this.#model.requests.filter((one) => one.outcome === 'open' && one.worker === worker && isPart(one))
    const held = await completions.hold(
      (worker, claims) => claims.some(isPart) && openParts(worker).length >= READY,
    )
    if (!held) return false
    const { worker, letGo } = held
    let wake: () => void = () => undefined
    try {
      const open = openParts(worker)
      const ready = () => open.filter(({ outcome, fault }) => outcome === 'answered' && fault === 'none')
      await until(() => ready().length >= READY, GATHER_MS)
      const isAlive = this.#stack.workers().some(({ pid }) => String(pid) === worker)
      if (!isAlive || !killProcess(Number(worker), 'SIGSTOP')) return false
      wake = () => void killProcess(Number(worker), 'SIGCONT')
      onAsleep(worker)
      // What comes now goes to another one.
      this.#stack.refreshWorkers()
      const others = ready().flatMap((request) => completions.claimOf(request) ?? [])
      await this.#meetSuccessor(held.claims.filter(isPart), others, letGo, wake)
      return true
    } finally {
      wake()
      letGo()
    }
  }

  /** `first` is on the wire, `others` are in the sleeper's memory. */
  async #meetSuccessor(first: Claim[], others: Claim[], letGo: () => void, wake: () => void) {
    const claims = [...first, ...others]
    const release = this.#model.hold((place) => claims.some((claim) => isLaterThan(claim, place)))
    try {
      const isAtWork = (claim: Claim) =>
        this.#model.requests.some((one) => one.outcome === 'open' && isLaterThan(claim, one))
      if (!(await until(() => first.every(isAtWork), TAKEOVER_MS))) return
      await until(() => others.every(isAtWork), MEET_MS)
      const { writes } = this.#wire.completions
      const before = writes.length
      const isWritten = (claim: Claim) => writes.slice(before).some((write) => isOf(claim, write))
      letGo()
      await until(() => first.every(isWritten), WRITE_MS)
      wake()
      await until(() => others.filter(isAtWork).every(isWritten), WRITE_MS)
    } finally {
      release()
    }
  }
}

function isLaterThan({ key, stage, position, attempt }: Claim, place: Place): boolean {
  const isSame = place.key === key && place.stage === stage && place.position === position
  return isSame && (place.attempt ?? 0) > attempt
}

const isOf = ({ taskId, attempt }: Claim, write: Write) =>
  write.taskId === taskId && write.attempt === attempt

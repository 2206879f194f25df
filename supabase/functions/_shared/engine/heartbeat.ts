import type { JobStore, Lease } from './job-store.ts'
import { type Log, traceOf } from './log.ts'
import type { RunningTasks } from './running-tasks.ts'
import { TIMING } from './timing.ts'

interface HeartbeatDeps {
  workerId: string
  store: JobStore
  running: RunningTasks
  release(leases: Lease[]): Promise<void>
  onAborted(): void
  log: Log
}

/** Renews the leases of what is running, and stops what was cancelled or taken over. */
export class Heartbeat {
  readonly #deps: HeartbeatDeps
  #timer: ReturnType<typeof setInterval> | undefined
  #beating = false
  #again = false

  constructor(deps: HeartbeatDeps) {
    this.#deps = deps
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#tick(), TIMING.heartbeatMs)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #tick(): void {
    if (!this.#beating) void this.beat()
  }

  /** One beat; one more when it is called meanwhile, since this one may have asked too early. */
  async beat(): Promise<void> {
    this.#again = true
    if (this.#beating) return
    this.#beating = true
    while (this.#again) {
      this.#again = false
      await this.#beat()
    }
    this.#beating = false
  }

  /** A beat that cannot reach the database changes nothing: the next one may. */
  async #beat(): Promise<void> {
    const { workerId, store, running, log } = this.#deps
    const leases = running.leases()
    if (leases.length === 0) return
    try {
      const answers = await store.extend(workerId, leases)
      const cancelled = new Set(answers.filter((answer) => answer.cancelled).map(({ taskId }) => taskId))
      const lost = new Set(answers.filter((answer) => !answer.held).map(({ taskId }) => taskId))
      await this.#stop(cancelled, lost, leases)
    } catch (error) {
      log('heartbeat_failed', { leases: leases.length, ...traceOf(error) })
    }
  }

  async #stop(cancelled: Set<string>, lost: Set<string>, asked: Lease[]): Promise<void> {
    const { running, release, onAborted, log } = this.#deps
    const held = new Map(running.leases().map((lease) => [lease.taskId, lease.leaseToken]))
    // What was claimed again while the beat was under way holds another token and is not meant.
    const meant = new Set(asked.filter((l) => held.get(l.taskId) === l.leaseToken).map((l) => l.taskId))
    const toRelease = running.abort('cancelled', (taskId) => meant.has(taskId) && cancelled.has(taskId))
    const taken = running.abort('lease_lost', (taskId) => meant.has(taskId) && lost.has(taskId))
    for (const { taskId } of toRelease) log('task_aborted', { task: taskId, why: 'cancelled' })
    for (const { taskId } of taken) log('task_aborted', { task: taskId, why: 'lease_lost' })
    if (toRelease.length > 0) await release(toRelease)
    if (toRelease.length + taken.length > 0) onAborted()
  }
}

import { TaskAborted } from './abort.ts'
import type { JobStore, Lease } from './job-store.ts'
import { type Log, traceOf } from './log.ts'
import type { RunningTask, RunningTasks } from './running-tasks.ts'
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
  #everyMs = 0
  #beating: Promise<void> | undefined
  #again = false

  constructor(deps: HeartbeatDeps) {
    this.#deps = deps
  }

  /** Beats from now on, as often as leases of this length ask for. */
  start(leaseMs: number): void {
    const everyMs = leaseMs * TIMING.beatAt
    if (this.#timer !== undefined && everyMs === this.#everyMs) return
    this.stop()
    this.#everyMs = everyMs
    this.#timer = setInterval(() => this.#beating ?? void this.beat(), everyMs)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  /** One beat; one more when it is called meanwhile, since this one may have asked too early. */
  beat(): Promise<void> {
    this.#again = true
    this.#beating ??= this.#beats().finally(() => (this.#beating = undefined))
    return this.#beating
  }

  /**
   * Before anything is bought: a worker that slept, or did not reach the database, for as long as its lease asks
   * whether it still holds it. When it does not, or nobody answers, the task is stopped.
   */
  async confirm(task: RunningTask): Promise<void> {
    if (performance.now() < task.heldUntil) return
    await this.beat()
    if (performance.now() < task.heldUntil || task.controller.signal.aborted) return
    const { running, onAborted, log } = this.#deps
    log('task_aborted', { task: task.task.taskId, why: 'lease_lost' })
    task.controller.abort(new TaskAborted('lease_lost'))
    running.remove(task)
    onAborted()
  }

  async #beats(): Promise<void> {
    while (this.#again) {
      this.#again = false
      await this.#beat()
    }
  }

  /** A beat that cannot reach the database changes nothing: the next one may. */
  async #beat(): Promise<void> {
    const { workerId, store, running, log } = this.#deps
    const leases = running.leases()
    if (leases.length === 0) return
    const askedAt = performance.now()
    try {
      const answers = await store.extend(workerId, leases)
      const renewed = new Set(answers.filter((answer) => answer.renewed).map(({ taskId }) => taskId))
      for (const held of running.held(leases.filter(({ taskId }) => renewed.has(taskId))))
        held.heldUntil = askedAt + held.task.leaseMs
      const cancelled = new Set(answers.filter((answer) => answer.cancelled).map(({ taskId }) => taskId))
      const lost = new Set(answers.filter((answer) => !answer.held).map(({ taskId }) => taskId))
      await this.#stop(cancelled, lost, leases)
    } catch (error) {
      log('heartbeat_failed', { leases: leases.length, ...traceOf(error) })
    }
  }

  async #stop(cancelled: Set<string>, lost: Set<string>, asked: Lease[]): Promise<void> {
    const { running, release, onAborted, log } = this.#deps
    // What was claimed again while the beat was under way holds another token and is not meant.
    const meant = new Set(running.held(asked).map(({ task }) => task.taskId))
    const toRelease = running.abort('cancelled', (taskId) => meant.has(taskId) && cancelled.has(taskId))
    const taken = running.abort('lease_lost', (taskId) => meant.has(taskId) && lost.has(taskId))
    for (const { taskId } of toRelease) log('task_aborted', { task: taskId, why: 'cancelled' })
    for (const { taskId } of taken) log('task_aborted', { task: taskId, why: 'lease_lost' })
    if (toRelease.length > 0) await release(toRelease)
    if (toRelease.length + taken.length > 0) onAborted()
  }
}

import { Broadcasts } from './broadcasts.ts'
import { Budget } from './budget.ts'
import { createCompleter } from './completer.ts'
import type { WorkerConfig } from './config.ts'
import { HandOver } from './hand-over.ts'
import { Heartbeat } from './heartbeat.ts'
import type { ClaimedTask, JobStore, Lease } from './job-store.ts'
import type { Kick, KickReply } from './kick.ts'
import { type Log, traceOf } from './log.ts'
import { runTask, type Settled, type TaskRunnerDeps } from './run-task.ts'
import { RunningTasks } from './running-tasks.ts'
import { Slots } from './slots.ts'
import { Starts } from './starts.ts'
import { TIMING } from './timing.ts'
import { Wake } from './wake.ts'

export interface WorkerDeps extends Omit<TaskRunnerDeps, 'confirmLease' | 'complete' | 'store'> {
  id: string
  store: JobStore
  config: Pick<WorkerConfig, 'concurrency' | 'budgetSeconds' | 'wallClockSeconds'>
  kick(kick: Kick): Promise<KickReply>
  /** Keeps the isolate from going idle while the promise is open: `EdgeRuntime.waitUntil`. */
  keepAlive(promise: Promise<unknown>): void
  log: Log
}

/**
 * The one runner of an isolate. A kick starts its loop, or tells the running loop to look again. The loop claims
 * up to its free slots across jobs; each completion asks for more in the same call. It ends when there is nothing to do.
 */
export class Worker {
  readonly id: string
  readonly #deps: WorkerDeps
  readonly #runner: TaskRunnerDeps
  readonly #budget: Budget
  readonly #running = new RunningTasks()
  readonly #slots: Slots
  readonly #wake = new Wake()
  readonly #heartbeat: Heartbeat
  readonly #broadcasts: Broadcasts
  readonly #starts: Starts
  readonly #handOver: HandOver
  #looping = false
  #wanted = false
  #retryDueAt = Number.POSITIVE_INFINITY
  #timers: ReturnType<typeof setTimeout>[] = []

  constructor(deps: WorkerDeps) {
    const { id: workerId, store, log, kick, keepAlive } = deps
    this.id = workerId
    this.#deps = deps
    const budget = new Budget(deps.config)
    this.#budget = budget
    const running = this.#running
    const release = (leases: Lease[]) => this.#release(leases)
    const onAborted = () => this.#lookAgain()
    this.#heartbeat = new Heartbeat({ workerId, store, running, release, onAborted, log })
    const slots = new Slots(deps.config.concurrency, running)
    this.#slots = slots
    const complete = createCompleter({
      workerId,
      store,
      slots,
      claiming: () => budget.claiming,
      onClaimed: (tasks, askedAt) => this.#start(tasks, askedAt),
      onDeferred: (jobId) => this.#broadcasts.add(jobId),
      log,
    })
    this.#runner = { ...deps, complete, confirmLease: (task) => this.#heartbeat.confirm(task) }
    this.#broadcasts = new Broadcasts(store, keepAlive, log)
    this.#starts = new Starts({
      store,
      keepAlive,
      isRunning: (jobId) => running.hasJob(jobId),
      onDeferred: (jobId) => this.#broadcasts.add(jobId),
      log,
    })
    const onSuccessor = () => this.#wake.notify()
    this.#handOver = new HandOver({ workerId, budget, kick, keepAlive, onSuccessor, log })
  }

  get accepting(): boolean {
    return this.#budget.accepting
  }

  /** What a kick does. Answers at once; the work goes on in `keepAlive`. */
  kicked(kick: Kick): KickReply {
    const reply = { worker: this.id, accepting: this.accepting }
    if (kick.from === this.id) return reply
    if (kick.cancelled) this.#deps.keepAlive(this.#heartbeat.beat())
    if (reply.accepting) {
      // Whatever was handed over before, kicks still land here: this worker is the one to claim.
      this.#budget.forgetSuccessor()
      this.#lookAgain()
      if (!this.#looping) {
        this.#looping = true
        this.#deps.keepAlive(this.#loop())
      }
    } else if (kick.from === undefined) {
      // Landed here although this worker is leaving. Only outside kicks are passed on, or two leaving workers
      // would kick each other for ever.
      this.#handOver.nudge()
    }
    return reply
  }

  /** The isolate is being shut down: gives everything back and passes it on, as far as there is time for it. */
  async unload(): Promise<void> {
    this.#budget.leave()
    const leases = this.#running.abort('unload')
    this.#wake.notify()
    if (leases.length === 0) return
    await this.#release(leases)
    this.#handOver.nudge()
  }

  #lookAgain(): void {
    this.#wanted = true
    this.#wake.notify()
  }

  async #loop(): Promise<void> {
    const ended = new AbortController()
    this.#timers = this.#budget
      .upcoming()
      .map((ms) => setTimeout(() => this.#wake.notify(), ms + TIMING.timerSlackMs))
    while (await this.#step(ended.signal));
    // From here to the end nothing waits: a kick that comes next finds `#looping` false and starts a new loop.
    this.#looping = false
    this.#heartbeat.stop()
    for (const timer of this.#timers) clearTimeout(timer)
    ended.abort()
  }

  /** One turn: act on the phase, claim if there is room, wait. False when there is nothing left to do. */
  async #step(ended: AbortSignal): Promise<boolean> {
    const { phase } = this.#budget
    if (phase === 'stopping') await this.#giveBack()
    else if (this.#budget.needsSuccessor) this.#handOver.look(ended)
    if (this.#retryDueAt <= performance.now()) {
      this.#retryDueAt = Number.POSITIVE_INFINITY
      this.#wanted = true
    }
    const { free } = this.#slots
    if (this.#wanted && this.#budget.claiming && free > 0) {
      this.#wanted = false
      await this.#claim(free)
      return true
    }
    if (this.#running.size === 0 && !(this.#budget.claiming && Number.isFinite(this.#retryDueAt)))
      return false
    await this.#wake.wait()
    return true
  }

  async #claim(free: number): Promise<void> {
    const { store, log } = this.#deps
    const askedAt = performance.now()
    try {
      this.#start(await store.claim(this.id, free), askedAt)
    } catch (error) {
      log('claim_failed', traceOf(error))
      this.#lookIn(TIMING.handOverRetryMs)
    }
  }

  #start(tasks: ClaimedTask[], askedAt: number): void {
    for (const task of tasks) {
      if (!task.started) this.#starts.add(task.jobId)
      this.#heartbeat.start(task.leaseMs)
      const running = this.#running.add(task, askedAt)
      const settled = runTask(this.#runner, running)
      this.#deps.keepAlive(
        settled.then((end) => this.#settle(task.jobId, end, () => this.#running.remove(running))),
      )
    }
  }

  #settle(jobId: string, { deferred, retryInMs, looked }: Settled, remove: () => void): void {
    remove()
    if (deferred) this.#broadcasts.add(jobId)
    if (retryInMs !== null) this.#lookIn(retryInMs)
    // What this completion made claimable is for the successor, who may have gone idle.
    if (!this.#budget.claiming) this.#handOver.nudge()
    if (looked) this.#wake.notify()
    else this.#lookAgain()
  }

  /** A retry that is due soon is waited for; for a later one the sweep kicks. */
  #lookIn(ms: number): void {
    const at = performance.now() + ms
    if (!this.#budget.claiming || ms > TIMING.waitForRetryMs || at >= this.#retryDueAt) return
    this.#retryDueAt = at
    this.#timers.push(setTimeout(() => this.#wake.notify(), Math.max(0, ms) + TIMING.timerSlackMs))
  }

  async #giveBack(): Promise<void> {
    const leases = this.#running.abort('hand_over')
    if (leases.length === 0) return
    this.#deps.log('gave_back', { tasks: leases.length })
    await this.#release(leases)
    this.#handOver.nudge()
  }

  async #release(leases: Lease[]): Promise<void> {
    try {
      await this.#deps.store.release(leases)
    } catch (error) {
      this.#deps.log('release_failed', { leases: leases.length, ...traceOf(error) })
    }
  }
}

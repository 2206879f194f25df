import { type AbortCause, TaskAborted } from './abort.ts'
import type { ClaimedTask, Lease } from './job-store.ts'

export interface RunningTask {
  readonly task: ClaimedTask
  readonly controller: AbortController
  /** True once the handler is done and its result is on the way to the database: no longer to be aborted. */
  settling: boolean
  /** By `performance.now()`: the lease holds until then for certain. */
  heldUntil: number
}

/** The tasks this worker holds a lease for. */
export class RunningTasks {
  readonly #tasks = new Map<string, RunningTask>()

  get size(): number {
    return this.#tasks.size
  }

  /** `askedAt`: when the claim was sent, so that the lease ends here no later than in the database. */
  add(task: ClaimedTask, askedAt: number): RunningTask {
    const heldUntil = askedAt + task.leaseMs
    const running = { task, controller: new AbortController(), settling: false, heldUntil }
    this.#tasks.set(task.taskId, running)
    return running
  }

  /** Only this very attempt: the same task may have been claimed again by this worker meanwhile. */
  remove(running: RunningTask): void {
    if (this.#tasks.get(running.task.taskId) === running) this.#tasks.delete(running.task.taskId)
  }

  hasJob(jobId: string): boolean {
    return [...this.#tasks.values()].some(({ task }) => task.jobId === jobId)
  }

  /** Those of these leases that are still worked on under the same token. */
  held(leases: Lease[]): RunningTask[] {
    return leases.flatMap(({ taskId, leaseToken }) => {
      const running = this.#tasks.get(taskId)
      return running?.task.leaseToken === leaseToken ? [running] : []
    })
  }

  leases(): Lease[] {
    return [...this.#tasks.values()].map(leaseOf)
  }

  /** Aborts those that are still being worked on, forgets them, and returns the leases to give back. */
  abort(why: AbortCause, chosen: (taskId: string) => boolean = () => true): Lease[] {
    const aborted = [...this.#tasks.values()].filter(({ settling, task }) => !settling && chosen(task.taskId))
    for (const running of aborted) {
      running.controller.abort(new TaskAborted(why))
      this.remove(running)
    }
    return aborted.map(leaseOf)
  }
}

function leaseOf({ task }: RunningTask): Lease {
  return { taskId: task.taskId, leaseToken: task.leaseToken }
}

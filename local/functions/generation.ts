import type { FunctionLimits, ShutdownReason, UnloadReason } from './limits.ts'
import { usageOf } from './usage.ts'
import type { WorkerProcess } from './worker-process.ts'

const USAGE_EVERY_MS = 500
/** What a worker may still do after `beforeunload` when it is dropped early or the stack stops. */
const LAST_WORDS_MS = 250

/** One life of a function: from the first request of its worker to the worker's end, within the limits. */
export class Generation {
  readonly startedAt = Date.now()
  /** Takes no new requests; what it works on goes on. */
  retired = false
  active = 0
  requests = 0
  readonly worker: WorkerProcess
  readonly name: string
  private readonly limits: FunctionLimits
  private readonly timers: NodeJS.Timeout[] = []
  private readonly usageAtStart: ReturnType<typeof usageOf>
  private leaving = false

  constructor(name: string, worker: WorkerProcess, entry: string, limits: FunctionLimits) {
    this.name = name
    this.worker = worker
    this.limits = limits
    this.usageAtStart = usageOf(worker.pid)
    worker.onPending = () => this.dropIfIdle()
    worker.serve(entry)
    const { wallClockMs } = limits
    this.after(wallClockMs * 0.5, () => this.retire())
    this.after(wallClockMs * 0.9, () => worker.beforeUnload('wall_clock'))
    this.after(wallClockMs, () => worker.kill('WallClockTime'))
    const watch = setInterval(() => this.checkUsage(), USAGE_EVERY_MS)
    this.timers.push(watch)
    worker.ended.then(() => {
      for (const timer of this.timers) clearTimeout(timer)
      this.retired = true
    })
  }

  get idle(): boolean {
    return this.active === 0 && this.worker.pending === 0
  }

  requestStarted() {
    this.active += 1
    this.requests += 1
  }

  requestEnded() {
    this.active -= 1
    this.dropIfIdle()
  }

  retire() {
    this.retired = true
    this.dropIfIdle()
  }

  /** Asks the worker to leave and ends it when it has nothing left to do, at the latest after `graceMs`. */
  async stop(reason: ShutdownReason, unload: UnloadReason, graceMs: number) {
    this.leaving = true
    this.retired = true
    this.worker.beforeUnload(unload)
    const quiet = new Promise<void>((resolve) => {
      const check = () => this.idle && this.after(LAST_WORDS_MS, resolve)
      this.worker.onPending = check
      check()
      this.after(graceMs, resolve)
    })
    await Promise.race([quiet, this.worker.ended])
    this.worker.kill(reason)
    await this.worker.ended
  }

  private dropIfIdle() {
    if (this.retired && this.idle && !this.leaving) this.stop('EarlyDrop', 'early_drop', LAST_WORDS_MS)
  }

  private checkUsage() {
    const usage = usageOf(this.worker.pid)
    if (!usage || !this.usageAtStart) return
    const perRequest = (usage.cpuMs - this.usageAtStart.cpuMs) / Math.max(1, this.requests)
    if (perRequest > this.limits.cpuHardMs) this.worker.kill('CPUTime')
    else if (perRequest > this.limits.cpuSoftMs && !this.retired) {
      this.worker.beforeUnload('cpu')
      this.retire()
    }
    if (usage.rssMb - this.usageAtStart.rssMb > this.limits.memoryMb) this.worker.kill('Memory')
  }

  private after(ms: number, act: () => void) {
    this.timers.push(setTimeout(act, ms))
  }
}

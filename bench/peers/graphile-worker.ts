import postgres from 'postgres'
import type { Contender, Way } from './contender.ts'
import { importPeer } from './install.ts'

const TASK = 'no_op'

interface WorkerOptions {
  connectionString: string
  concurrentJobs: number
  maxPoolSize: number
  localQueue?: { size: number }
  completeJobBatchDelay?: number
  failJobBatchDelay?: number
}

interface Module {
  Logger: new (factory: () => () => void) => object
  makeWorkerUtils(options: { connectionString: string; logger: object }): Promise<{
    migrate(): Promise<void>
    addJob(identifier: string, payload: object): Promise<unknown>
    addJobs(jobs: { identifier: string; payload: object }[]): Promise<unknown>
    release(): Promise<void>
  }>
  run(options: {
    preset: { worker: WorkerOptions }
    logger: object
    taskList: Record<string, () => void>
    noHandleSignals: boolean
  }): Promise<{ stop(): Promise<void> }>
}

/** Without batches one hand a round trip; with them what its page on performance recommends: 24 jobs at once from a
 * local queue, ends gathered. */
function optionsFor({ batch, hands }: Way): Omit<WorkerOptions, 'connectionString'> {
  if (batch === 1) return { concurrentJobs: hands, maxPoolSize: 10 }
  return {
    concurrentJobs: 24,
    maxPoolSize: 25,
    localQueue: { size: batch },
    completeJobBatchDelay: 0,
    failJobBatchDelay: 0,
  }
}

/** graphile-worker by its own API, in this process: `addJobs`, and its own pool of workers, woken by LISTEN. */
export async function createGraphileWorker(connectionString: string): Promise<Contender> {
  const { Logger, makeWorkerUtils, run } = await importPeer<Module>('graphile-worker', 'dist/index.js')
  const logger = new Logger(() => () => undefined)
  const utils = await makeWorkerUtils({ connectionString, logger })
  await utils.migrate()
  const sql = postgres(connectionString, { max: 1 })
  const startWorker = (worker: Omit<WorkerOptions, 'connectionString'>, handler: () => void) =>
    run({
      preset: { worker: { connectionString, ...worker } },
      logger,
      taskList: { [TASK]: handler },
      noHandleSignals: true,
    })

  const untilNoneIsLeft = async () => {
    for (;;) {
      const left = await sql`select from graphile_worker._private_jobs limit 1`
      if (left.length === 0) return
    }
  }

  return {
    name: 'graphile-worker',
    async fill(jobs) {
      for (let number = 0; number < jobs; number += 1000) {
        const length = Math.min(1000, jobs - number)
        await utils.addJobs(Array.from({ length }, (_, n) => ({ identifier: TASK, payload: { number: n } })))
      }
    },
    async drain(way) {
      let left = way.jobs
      let begun = 0
      let allCalled: () => void = () => undefined
      const called = new Promise<void>((resolve) => {
        allCalled = resolve
      })
      const worker = await startWorker(optionsFor(way), () => {
        if (begun === 0) begun = performance.now()
        left -= 1
        if (left === 0) allCalled()
      })
      await called
      await untilNoneIsLeft()
      const ms = performance.now() - begun
      await worker.stop()
      return ms
    },
    async start() {
      await utils.addJob(TASK, { number: 1 })
    },
    async listen(handler) {
      const worker = await startWorker({ concurrentJobs: 1, maxPoolSize: 10 }, handler)
      return { wake: () => undefined, kick: async () => undefined, stop: () => worker.stop() }
    },
    async close() {
      await sql.end()
      await utils.release()
    },
  }
}

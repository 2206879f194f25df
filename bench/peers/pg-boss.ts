import { byHands, type Contender } from './contender.ts'
import { importPeer } from './install.ts'

const QUEUE = 'no-op'

interface Boss {
  on(event: 'error', listener: (error: Error) => void): void
  start(): Promise<unknown>
  stop(): Promise<void>
  createQueue(name: string, options: { notify: boolean }): Promise<void>
  insert(name: string, jobs: { data: object }[]): Promise<unknown>
  send(name: string, data: object): Promise<string | null>
  fetch(name: string, options: { batchSize: number }): Promise<{ id: string }[]>
  complete(name: string, ids: string[]): Promise<unknown>
  work(name: string, options: WorkOptions, handler: () => Promise<void>): Promise<string>
  offWork(name: string, options: { wait: boolean }): Promise<void>
}

interface WorkOptions {
  batchSize: number
  pollingIntervalSeconds: number
}

interface Module {
  PgBoss: new (options: { connectionString: string; max: number; useListenNotify: boolean }) => Boss
}

/** pg-boss by its own API: bulk `insert`, `fetch` with a batchSize, `complete` with an array; woken by NOTIFY. */
export async function createPgBoss(connectionString: string): Promise<Contender> {
  const { PgBoss } = await importPeer<Module>('pg-boss', 'dist/index.js')
  const boss = new PgBoss({ connectionString, max: 10, useListenNotify: true })
  boss.on('error', (error) => process.stderr.write(`pg-boss: ${error.message}\n`))
  await boss.start()
  await boss.createQueue(QUEUE, { notify: true })
  return {
    name: 'pg-boss',
    async fill(jobs) {
      for (let number = 0; number < jobs; number += 1000) {
        const length = Math.min(1000, jobs - number)
        await boss.insert(
          QUEUE,
          Array.from({ length }, (_, index) => ({ data: { number: number + index } })),
        )
      }
    },
    drain: ({ batch, hands }) =>
      byHands(hands, () => async () => {
        const jobs = await boss.fetch(QUEUE, { batchSize: batch })
        if (jobs.length === 0) return false
        await boss.complete(
          QUEUE,
          jobs.map(({ id }) => id),
        )
        return true
      }),
    async start() {
      await boss.send(QUEUE, { number: 1 })
    },
    async listen(handler) {
      await boss.work(QUEUE, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async () => handler())
      return {
        wake: () => undefined,
        kick: async () => undefined,
        stop: () => boss.offWork(QUEUE, { wait: true }),
      }
    },
    close: () => boss.stop(),
  }
}

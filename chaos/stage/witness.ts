import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import type { Sample } from '../check/record.ts'

const EVERY_MS = 400
const ANSWER_WITHIN_MS = 3_000

/** Looks at all live jobs twice a second, past everything but the database: who works, who waits, who is silent. */
export class Witness {
  readonly samples: Sample[] = []
  readonly #databaseUrl: string
  #sql: postgres.Sql
  #looking: Promise<void> | undefined
  #over = false

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl
    this.#sql = this.#connect()
  }

  start(): void {
    this.#looking = this.#look()
  }

  async stop(): Promise<void> {
    this.#over = true
    await this.#looking
    await this.#sql.end({ timeout: 1 })
  }

  #connect() {
    return postgres(this.#databaseUrl, { max: 1, connect_timeout: 2, onnotice: () => undefined })
  }

  async #look(): Promise<void> {
    while (!this.#over) {
      this.samples.push(await this.#sample())
      await delay(EVERY_MS)
    }
  }

  async #sample(): Promise<Sample> {
    const at = Date.now()
    try {
      const rows = await Promise.race([
        this.#sql<{ running: number; silent: string[] }[]>`
          select
            (select count(*)::integer from private.tasks t
              where t.status = 'processing' and t.lease_expires_at > now()) as running,
            array(
              select j.id::text from public.jobs j
              where j.status in ('pending', 'processing')
                and not exists (
                  select from private.tasks t where t.job_id = j.id and (
                    (t.status = 'processing' and t.lease_expires_at > now())
                    or (t.status = 'pending' and t.run_at > now())
                  )
                )
                and not exists (
                  select from public.jobs d where d.id = any (j.depends_on) and d.status in ('pending', 'processing')
                )
            ) as silent`,
        delay(ANSWER_WITHIN_MS, null, { ref: false }),
      ])
      if (rows?.[0]) return { at, reachable: true, ...rows[0] }
    } catch {
      // It is down at this moment, which is what the sample says.
    }
    await this.#sql.end({ timeout: 0 }).catch(() => undefined)
    this.#sql = this.#connect()
    return { at, reachable: false, running: 0, silent: [] }
  }
}

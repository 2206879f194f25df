import { bootstrap } from '../postgres/bootstrap.ts'
import { migrate } from '../postgres/migrate.ts'
import type { PostgresOptions, RunningPostgres } from '../postgres/postgres.ts'
import { startPostgres } from '../postgres/postgres.ts'
import { StackError } from '../stack-error.ts'

const MAX_RESTARTS_A_MINUTE = 5

export interface KeptPostgres {
  pid(): number
  stop(): Promise<void>
}

interface KeepOptions {
  log: (line: string) => void
  /** It runs again after a crash. */
  onRevived: () => void
  onGiveUp: (error: StackError) => void
}

/** Postgres, prepared and migrated, and started again when it dies: what was committed is still there. */
export async function keepPostgres(
  options: PostgresOptions,
  { log, onRevived, onGiveUp }: KeepOptions,
): Promise<KeptPostgres> {
  let stopping = false
  const deaths: number[] = []
  let server = await startPostgres(options)
  try {
    await bootstrap(server.adminUrl, options.password)
    for (const version of await migrate(server.databaseUrl)) log(`[database] migration ${version} applied`)
  } catch (error) {
    await server.stop()
    throw error
  }

  function watch(running: RunningPostgres) {
    running.ended.then(revive)
  }

  async function revive() {
    if (stopping) return
    deaths.push(Date.now())
    log('[database] Postgres ended unexpectedly; starting it again')
    const lately = deaths.filter((time) => time > Date.now() - 60_000)
    if (lately.length > MAX_RESTARTS_A_MINUTE) {
      return onGiveUp(new StackError('Postgres keeps ending; see the log.'))
    }
    try {
      server = await startPostgres(options)
      if (stopping) return await server.stop()
      watch(server)
      onRevived()
    } catch (error) {
      onGiveUp(error instanceof StackError ? error : new StackError('Postgres could not be started again.'))
    }
  }

  watch(server)
  return {
    pid: () => server.pid,
    async stop() {
      stopping = true
      await server.stop()
    },
  }
}

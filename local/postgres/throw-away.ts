import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../process/free-port.ts'
import { bootstrap } from './bootstrap.ts'
import { migrate } from './migrate.ts'
import type { PostgresOptions } from './postgres.ts'
import { startPostgres } from './postgres.ts'

const password = 'only-for-this-run'

export interface ThrowAwayDatabase {
  databaseUrl: string
  adminUrl: string
  stop(): Promise<void>
}

interface ThrowAwayOptions extends Pick<PostgresOptions, 'binaries' | 'settings'> {
  migrated?: boolean
}

/** A Postgres for one run, as hosted Supabase hands it over and, unless told otherwise, migrated. */
export async function startThrowAwayDatabase({
  migrated = true,
  ...server
}: ThrowAwayOptions = {}): Promise<ThrowAwayDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'offstage-database-'))
  const running = await startPostgres({
    ...server,
    directory: join(directory, 'postgres'),
    port: await freePort(),
    password,
    throwAway: true,
  })
  const stop = async () => {
    await running.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    await bootstrap(running.adminUrl, password)
    if (migrated) await migrate(running.databaseUrl)
    return { databaseUrl: running.databaseUrl, adminUrl: running.adminUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

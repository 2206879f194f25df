import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../process/free-port.ts'
import { bootstrap } from './bootstrap.ts'
import { migrate } from './migrate.ts'
import { startPostgres } from './postgres.ts'

const password = 'only-for-this-run'

export interface ThrowAwayDatabase {
  databaseUrl: string
  adminUrl: string
  stop(): Promise<void>
}

/** A Postgres for one run, as hosted Supabase hands it over and, unless told otherwise, migrated. */
export async function startThrowAwayDatabase({ migrated = true } = {}): Promise<ThrowAwayDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'offstage-database-'))
  const server = await startPostgres({
    directory: join(directory, 'postgres'),
    port: await freePort(),
    password,
    throwAway: true,
  })
  const stop = async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    await bootstrap(server.adminUrl, password)
    if (migrated) await migrate(server.databaseUrl)
    return { databaseUrl: server.databaseUrl, adminUrl: server.adminUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

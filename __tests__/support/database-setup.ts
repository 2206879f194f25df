import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bootstrap } from '../../local/postgres/bootstrap.ts'
import { migrate } from '../../local/postgres/migrate.ts'
import { startPostgres } from '../../local/postgres/postgres.ts'
import { freePort } from '../../local/process/free-port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    adminUrl: string
  }
}

/** One throw-away Postgres for the whole project, bootstrapped and migrated; its address is provided. */
export default async function setup(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'offstage-test-'))
  const password = 'only-for-this-test-run'
  const server = await startPostgres({
    directory: join(directory, 'postgres'),
    port: await freePort(),
    password,
    throwAway: true,
  })
  await bootstrap(server.adminUrl, password)
  await migrate(server.databaseUrl)
  project.provide('databaseUrl', server.databaseUrl)
  project.provide('adminUrl', server.adminUrl)
  return async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
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

/** A copy that nobody is connected to, so that each test file can have a database of its own in no time. */
async function makeTemplate(adminUrl: string) {
  const sql = postgres(adminUrl.replace(/\/postgres$/, '/template1'), { max: 1 })
  await sql`create database offstage_template template postgres`
  await sql.end()
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
  await makeTemplate(server.adminUrl)
  project.provide('databaseUrl', server.databaseUrl)
  project.provide('adminUrl', server.adminUrl)
  return async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

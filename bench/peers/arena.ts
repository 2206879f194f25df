import { join } from 'node:path'
import postgres from 'postgres'
import { bootstrap } from '../../local/postgres/bootstrap.ts'
import { migrate } from '../../local/postgres/migrate.ts'
import { startPostgres } from '../../local/postgres/postgres.ts'
import type { Contender } from './contender.ts'
import { createGraphileWorker } from './graphile-worker.ts'
import { createOurs } from './ours.ts'
import { createPgBoss } from './pg-boss.ts'

const PASSWORD = 'only-for-this-bench'

export interface Arena {
  /** Of the whole server. */
  admin: postgres.Sql
  directory: string
  contenders: Contender[]
  /** Ours with jobs of many tasks. */
  largeJobs: Contender
  close(): Promise<void>
}

/** One durable Postgres, with a database for each contender. */
export async function openArena(directory: string, port: number): Promise<Arena> {
  const folder = join(directory, 'peers')
  const server = await startPostgres({ directory: folder, port, password: PASSWORD })
  const inDatabase = (url: string, name: string) => url.replace(/\/postgres$/, `/${name}`)
  await bootstrap(server.adminUrl, PASSWORD)
  await migrate(server.databaseUrl)
  const template = postgres(inDatabase(server.adminUrl, 'template1'), { max: 1 })
  await template`create database large_jobs template postgres`
  for (const name of ['pg_boss', 'graphile_worker']) {
    await template`create database ${template(name)} template template0 owner postgres`
  }
  // None of them pays for a checkpoint that happens to fall into its turn.
  await template`alter system set checkpoint_timeout = '1h'`
  await template`alter system set max_wal_size = '16GB'`
  await template`select pg_reload_conf()`
  await template.end()

  const admin = postgres(server.adminUrl, { max: 1 })
  const largeJobs = await createOurs(inDatabase(server.databaseUrl, 'large_jobs'), 100)
  const contenders = [
    await createOurs(server.databaseUrl, 1),
    largeJobs,
    await createPgBoss(inDatabase(server.databaseUrl, 'pg_boss')),
    await createGraphileWorker(inDatabase(server.databaseUrl, 'graphile_worker')),
  ]
  return {
    admin,
    directory: folder,
    contenders,
    largeJobs,
    async close() {
      for (const contender of contenders) await contender.close()
      await admin.end()
      await server.stop()
    },
  }
}

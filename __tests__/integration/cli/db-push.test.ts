import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, readMigrations } from '../../../local/postgres/migrate.ts'
import type { ThrowAwayDatabase } from '../../../local/postgres/throw-away.ts'
import { startThrowAwayDatabase } from '../../../local/postgres/throw-away.ts'

const home = mkdtempSync(join(tmpdir(), 'offstage-cli-'))
let database: ThrowAwayDatabase
let sql: postgres.Sql

beforeAll(async () => {
  database = await startThrowAwayDatabase({ migrated: false })
  sql = postgres(database.databaseUrl, { max: 1, onnotice: () => undefined })
})

afterAll(async () => {
  await sql?.end()
  await database?.stop()
  rmSync(home, { recursive: true, force: true })
})

/** The official CLI, which asks for TLS unless it is told that loopback has none. */
async function supabase(...args: string[]) {
  const env = { ...process.env, HOME: home, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' }
  const url = `${database.databaseUrl}?sslmode=disable`
  const program = resolve('node_modules/.bin/supabase')
  return promisify(execFile)(program, [...args, '--db-url', url, '--yes'], { env, timeout: 50_000 })
}

const history = () => sql<{ version: string; name: string }[]>`
  select version, name from supabase_migrations.schema_migrations order by version`

test('the official CLI pushes every migration to an empty Supabase database, and finds nothing to do after', async () => {
  await supabase('db', 'push')
  const known = readMigrations().map(({ version, name }) => ({ version, name }))
  expect([...(await history())]).toEqual(known)

  const again = await supabase('db', 'push')
  expect(again.stdout + again.stderr).toContain('up to date')
})

test('our own runner goes on where the CLI stopped', async () => {
  expect(await migrate(database.databaseUrl)).toEqual([])
  const last = readMigrations().at(-1)
  const next = { version: '29991231000000', name: 'later', statements: 'create table public.later (id int);' }
  expect(await migrate(database.databaseUrl, [...readMigrations(), next])).toEqual([next.version])
  expect((await history()).at(-2)).toEqual({ version: last?.version, name: last?.name })
})

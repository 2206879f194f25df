import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { StackError } from '../stack-error.ts'

const folder = fileURLToPath(new URL('../../supabase/migrations/', import.meta.url))

interface Migration {
  version: string
  name: string
  statements: string
}

/** The files of `supabase/migrations`, in the order of their version (the digits before the first `_`). */
export function readMigrations(directory = folder): Migration[] {
  return readdirSync(directory)
    .map((file) => ({ file, match: /^(\d+)_(.*)\.sql$/.exec(file) }))
    .flatMap(({ file, match }) =>
      match
        ? [
            {
              version: match[1] ?? '',
              name: match[2] ?? '',
              statements: readFileSync(join(directory, file), 'utf8'),
            },
          ]
        : [],
    )
    .sort((a, b) => (a.version < b.version ? -1 : 1))
}

/**
 * Applies what the database does not have yet, each file in one transaction, and notes it in
 * `supabase_migrations.schema_migrations` as the official CLI does: either may go on where the other stopped.
 */
export async function migrate(databaseUrl: string, migrations = readMigrations()): Promise<string[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  const applied: string[] = []
  try {
    await createHistory(sql)
    for (const migration of migrations) if (await apply(sql, migration)) applied.push(migration.version)
    return applied
  } finally {
    await sql.end()
  }
}

async function createHistory(sql: postgres.Sql) {
  await sql`create schema if not exists supabase_migrations`
  await sql`create table if not exists supabase_migrations.schema_migrations (version text not null primary key)`
  await sql`alter table supabase_migrations.schema_migrations add column if not exists statements text[]`
  await sql`alter table supabase_migrations.schema_migrations add column if not exists name text`
}

async function apply(sql: postgres.Sql, { version, name, statements }: Migration): Promise<boolean> {
  try {
    return await sql.begin(async (tx) => {
      // One runner at a time: a second one waits here and then finds the work done.
      await tx`select pg_advisory_xact_lock(hashtext('supabase_migrations'))`
      const done = await tx`select from supabase_migrations.schema_migrations where version = ${version}`
      if (done.length > 0) return false
      await tx.unsafe(statements).simple()
      await tx`insert into supabase_migrations.schema_migrations (version, name, statements)
        values (${version}, ${name}, ${[statements]})`
      return true
    })
  } catch (cause) {
    throw new StackError(`Migration ${version}_${name}.sql failed: ${describe(cause, statements)}`, { cause })
  }
}

function describe(cause: unknown, statements: string): string {
  if (!(cause instanceof postgres.PostgresError))
    return cause instanceof Error ? cause.message : String(cause)
  const line = cause.position ? statements.slice(0, Number(cause.position)).split('\n').length : null
  return [cause.message, line && `line ${line}`, cause.detail, cause.hint, cause.where]
    .filter(Boolean)
    .join('; ')
}

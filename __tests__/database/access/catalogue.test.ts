import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../support/fresh-database.ts'
import {
  operatorFunctions,
  policies,
  schemas,
  sequences,
  sharedFunctions,
  tables,
  userFunctions,
  views,
  workerFunctions,
} from './access-table.ts'
import { ROLES } from './callers.ts'

const { sql } = freshDatabase(2)

/** How a `security definer` function for users says whose rows it means: by the token, never by an argument. */
const ASKS_THE_TOKEN = /\bprivate\.(current_user_id|current_operator_id|lock_own_job)\s*\(|\bauth\.uid\s*\(\)/

interface FunctionRow {
  name: string
  source: string
  definer: boolean
  settings: string[] | null
  parsed: boolean
  trigger: boolean
  arguments: string[] | null
  user: boolean
  worker: boolean
  everybody: boolean
}

function everyFunction(): Promise<FunctionRow[]> {
  return sql<FunctionRow[]>`
    select n.nspname || '.' || p.proname as name, p.prosrc as source, p.prosecdef as definer,
           p.proconfig as settings, p.prosqlbody is not null as parsed,
           p.prorettype = 'trigger'::regtype as trigger, p.proargnames as arguments,
           has_function_privilege('authenticated', p.oid, 'execute') as user,
           has_function_privilege('service_role', p.oid, 'execute') as worker,
           has_function_privilege('anon', p.oid, 'execute') as everybody
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'private')`
}

const sorted = (names: Iterable<string>) => [...new Set(names)].sort()

describe('the table and the catalogue name the same', () => {
  test('schemas', async () => {
    const rows = await sql<{ name: string }[]>`
      select nspname as name from pg_namespace
      where nspname !~ '^pg_' and nspname not in ('information_schema', 'auth', 'storage', 'realtime', 'extensions',
        'supabase_migrations', 'cron', 'net', 'vault', 'graphql', 'graphql_public')`
    expect(sorted(rows.map(({ name }) => name))).toEqual(sorted(Object.keys(schemas)))
    for (const [schema, callers] of Object.entries(schemas)) {
      for (const [caller, role] of Object.entries(ROLES)) {
        const [row] = await sql`
          select has_schema_privilege(${role}, ${schema}, 'usage') as enters,
                 has_schema_privilege(${role}, ${schema}, 'create') as creates`
        expect(row, `${role} in ${schema}`).toEqual({
          enters: (callers as string[]).includes(caller),
          creates: false,
        })
      }
    }
  })

  test('tables, all of them with row level security', async () => {
    const rows = await sql<{ name: string; kind: string; secured: boolean }[]>`
      select n.nspname || '.' || c.relname as name, c.relkind as kind, c.relrowsecurity as secured
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'm', 'f')`
    expect(sorted(rows.map(({ name }) => name))).toEqual(sorted(Object.keys(tables)))
    for (const row of rows)
      expect(row).toEqual({ name: row.name, kind: expect.stringMatching(/[rp]/), secured: true })
  })

  test('views, which lend nobody the rights of their owner and are for no role to read', async () => {
    const rows = await sql<{ name: string; lends: boolean; readers: string[] }[]>`
      select n.nspname || '.' || c.relname as name,
        not coalesce(c.reloptions @> array['security_invoker=true'], false) as lends,
        array(
          select r from unnest(${Object.values(ROLES)}::text[]) r where has_any_column_privilege(r, c.oid, 'select')
        ) as readers
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'private') and c.relkind = 'v'`
    expect(sorted(rows.map(({ name }) => name))).toEqual(sorted(views))
    for (const row of rows) expect(row).toEqual({ name: row.name, lends: false, readers: [] })
  })

  test('sequences', async () => {
    const rows = await sql<{ name: string }[]>`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'private') and c.relkind = 'S'`
    expect(sorted(rows.map(({ name }) => name))).toEqual(sorted(sequences))
  })

  test('policies, and none is for everybody', async () => {
    const rows = await sql<{ line: string }[]>`
      select format('%s.%s %s %s: %s', schemaname, tablename, lower(cmd), array_to_string(roles, ','), policyname)
        as line
      from pg_policies`
    expect(sorted(rows.map(({ line }) => line))).toEqual(sorted(policies))
  })

  test('functions', async () => {
    const rows = await everyFunction()
    const names = (who: (row: FunctionRow) => boolean) => sorted(rows.filter(who).map(({ name }) => name))
    expect(names((row) => row.everybody)).toEqual([])
    expect(names((row) => row.user)).toEqual(
      sorted([...Object.keys(userFunctions), ...Object.keys(operatorFunctions), ...sharedFunctions]),
    )
    expect(names((row) => row.worker)).toEqual(sorted(workerFunctions))
  })
})

describe('what nobody may forget', () => {
  test('everybody is granted nothing by way of PUBLIC or anon', async () => {
    const rows = await sql`
      select 'function ' || p.oid::regprocedure as thing
      from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
        and a.grantee in (0, 'anon'::regrole)
      union all
      select 'relation ' || c.oid::regclass from pg_class c, aclexplode(c.relacl) a
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
        and a.grantee in (0, 'anon'::regrole)
      union all
      select 'column of ' || c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid,
        aclexplode(a.attacl) g
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
        and g.grantee in (0, 'anon'::regrole)`
    expect(rows).toEqual([])
  })

  test('new tables, sequences and functions are granted to nobody', async () => {
    const granted = await sql.begin(async (tx) => {
      await tx`create table public.forgotten (id bigint generated always as identity)`
      await tx`create function public.forgotten() returns integer language sql as 'select 1'`
      const rows = await tx`
        select role from unnest(array['anon', 'authenticated', 'service_role']) role
        where has_table_privilege(role, 'public.forgotten', 'select,insert,update,delete,truncate')
           or has_sequence_privilege(role, 'public.forgotten_id_seq', 'usage,select,update')
           or has_function_privilege(role, 'public.forgotten()', 'execute')`
      await tx`drop table public.forgotten`
      await tx`drop function public.forgotten()`
      return rows
    })
    expect(granted).toEqual([])
  })

  test('a function finds nothing by a search path of its caller', async () => {
    const open = (await everyFunction()).filter(
      // A function with a parsed body looked its names up when it was made.
      ({ settings, parsed, definer }) =>
        !(settings ?? []).includes('search_path=""') && !(parsed && !definer),
    )
    expect(open.map(({ name }) => name)).toEqual([])
  })

  test('a security definer function asks the token, or is closed to users', async () => {
    const definers = (await everyFunction()).filter(({ definer }) => definer)
    expect(definers.length).toBeGreaterThan(10)
    for (const row of definers) {
      if (!row.user) continue
      expect(row.source, row.name).toMatch(ASKS_THE_TOKEN)
      expect(row.arguments ?? [], row.name).not.toContain('user_id')
      expect(
        [...Object.keys(userFunctions), ...Object.keys(operatorFunctions)],
        `${row.name} is tried as a stranger`,
      ).toContain(row.name)
    }
    for (const row of definers.filter(
      ({ name }) => name.startsWith('private.') && !(name in userFunctions),
    )) {
      expect({ name: row.name, user: row.user, worker: row.worker }).toEqual({
        name: row.name,
        user: false,
        worker: false,
      })
    }
  })

  test('an own function that callers share runs with their rights', async () => {
    const rows = await everyFunction()
    for (const name of sharedFunctions) {
      expect(
        rows.filter((row) => row.name === name).map(({ definer }) => definer),
        name,
      ).not.toContain(true)
    }
  })
})

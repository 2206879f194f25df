import { readFileSync } from 'node:fs'
import { expect, inject, test, vi } from 'vitest'
import { connectDatabase, send } from './support/database.ts'
import { startServer } from './support/server.ts'

const bootstrapSql = readFileSync(new URL('../../local/realtime/bootstrap.sql', import.meta.url), 'utf8')

test('the bootstrap may run again, and five times at once, and keeps what the app added', async () => {
  const admin = connectDatabase(inject('adminUrl'))
  const policies = () => admin`select policyname from pg_policies where tablename = 'messages' order by 1`
  const before = await policies()
  await Promise.all(Array.from({ length: 5 }, () => admin.unsafe(bootstrapSql).simple()))
  expect(await policies()).toEqual(before)
  expect(before.length).toBeGreaterThan(0)
})

test('messages are forgotten after 72 hours', async () => {
  const sql = connectDatabase()
  await sql`insert into realtime.messages (topic, extension, event, payload, private, inserted_at) values
    ('forget', 'broadcast', 'old', '{}', true, (now() at time zone 'utc') - interval '73 hours'),
    ('forget', 'broadcast', 'young', '{}', true, (now() at time zone 'utc') - interval '71 hours')`
  await sql`select realtime.delete_old_messages()`
  const left = await sql`select event from realtime.messages where topic = 'forget'`
  expect(left).toEqual([{ event: 'young' }])
})

test('the server forgets them by itself, when it starts and from then on, however many there are', async () => {
  const sql = connectDatabase()
  const add = (count: number) => sql`
    insert into realtime.messages (topic, extension, event, payload, private, inserted_at)
    select 'by-itself', 'broadcast', 'old', '{}', true, (now() at time zone 'utc') - interval '73 hours'
    from generate_series(1, ${count}::integer)`
  const forgotten = () =>
    vi.waitFor(
      async () =>
        expect(await sql`select from realtime.messages where topic = 'by-itself' limit 1`).toHaveLength(0),
      { timeout: 20_000 },
    )
  await add(20_001)
  await startServer()
  await forgotten()
  await startServer({ limits: { retentionSweepMs: 200 } })
  // The first may still be taken at the start; the second is not.
  for (const _ of ['first', 'second']) {
    await add(1)
    await forgotten()
  }
})

test('columns and grants are those of hosted Supabase', async () => {
  const sql = connectDatabase()
  const columns = await sql`
    select column_name as name, data_type as type, is_nullable = 'YES' as nullable
    from information_schema.columns where table_schema = 'realtime' and table_name = 'messages'
    order by ordinal_position`
  expect(columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? '' : ' not null'}`)).toEqual([
    'topic text not null',
    'extension text not null',
    'payload jsonb',
    'event text',
    'private boolean',
    'updated_at timestamp without time zone not null',
    'inserted_at timestamp without time zone not null',
    'id uuid not null',
    'binary_payload bytea',
  ])
  const [security] = await sql`
    select relrowsecurity as rls, relowner::regrole::text as owner from pg_class
    where oid = 'realtime.messages'::regclass`
  expect(security).toEqual({ rls: true, owner: 'supabase_realtime_admin' })
  for (const role of ['anon', 'authenticated', 'service_role']) {
    const [can] = await sql`select
      has_table_privilege(${role}, 'realtime.messages', 'select, insert, update') as use,
      has_table_privilege(${role}, 'realtime.messages', 'delete') as erase,
      has_schema_privilege(${role}, 'realtime', 'create') as build`
    expect(can).toEqual({ use: true, erase: false, build: false })
  }
})

test('nobody but the server forgets messages', async () => {
  const sql = connectDatabase()
  const asUser = sql.begin(async (tx) => {
    await tx`select set_config('role', 'authenticated', true)`
    await tx`select realtime.delete_old_messages()`
  })
  await expect(asUser).rejects.toThrow('permission denied')
})

test('without policies nobody reads or writes messages', async () => {
  const sql = connectDatabase()
  await send(sql, 'nobody:reads', { secret: true })
  for (const role of ['anon', 'authenticated']) {
    const visible = await sql.begin(async (tx) => {
      await tx`select set_config('role', ${role}, true), set_config('realtime.topic', 'nobody:reads', true)`
      return tx`select id from realtime.messages where topic = 'nobody:reads'`
    })
    expect(visible).toHaveLength(0)
  }
})

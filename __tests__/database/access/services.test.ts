import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { connectAsAdmin, createUser } from '../../support/database.ts'
import { freshDatabase } from '../../support/fresh-database.ts'
import { topics } from './access-table.ts'
import { attempt, type Caller } from './callers.ts'

/** The schemas of Supabase's own services: what of them callers reach by our policies, which is next to nothing. */
const { sql } = freshDatabase(3)
const DENIED = '42501'
const other = randomUUID()
let userId: string

beforeAll(async () => {
  userId = await createUser(sql)
  await sql`insert into storage.buckets (id, name) values ('plans', 'plans')`
  await sql`insert into storage.objects (bucket_id, name, owner_id) values ('plans', ${`${userId}/mine.txt`}, ${userId})`
})

const me = (): Caller => ({ kind: 'user', userId })
const anonymous: Caller = { kind: 'anonymous' }

/** Only media have policies, and this bucket is none of theirs: what has no policy is closed. */
describe.each(['storage.buckets', 'storage.objects'])('%s is closed to everybody but the worker', (table) => {
  test.each(['anonymous', 'user'] as const)('%s', async (kind) => {
    const caller = kind === 'user' ? me() : anonymous
    expect(await attempt(sql, caller, `select * from ${table}`)).toMatchObject({ rows: [], refused: null })
    expect(await attempt(sql, caller, `update ${table} set name = 'x' returning 1`)).toMatchObject({
      rows: [],
      refused: null,
    })
    expect((await attempt(sql, caller, `delete from ${table} returning 1`)).rows).toEqual([])
    const columns = table.endsWith('buckets')
      ? `(id, name) values ('m', 'm')`
      : `(bucket_id, name) values ('plans', '${userId}/new.txt')`
    expect((await attempt(sql, caller, `insert into ${table} ${columns}`)).refused).toBe(DENIED)
    expect((await attempt(sql, caller, `truncate ${table} cascade`)).refused).toBe(DENIED)
  })

  test('the worker reads it', async () => {
    expect((await attempt(sql, { kind: 'worker' }, `select * from ${table}`)).rows.length).toBeGreaterThan(0)
  })
})

test('accounts, sessions and tokens are for the auth server alone', async () => {
  const tables = await sql<{ name: string }[]>`
    select 'auth.' || relname as name from pg_class where relnamespace = 'auth'::regnamespace and relkind = 'r'`
  expect(tables.length).toBeGreaterThan(3)
  for (const { name } of tables) {
    for (const caller of [me(), anonymous, { kind: 'worker' } as const]) {
      expect((await attempt(sql, caller, `select * from ${name}`)).refused, `${caller.kind} ${name}`).toBe(
        DENIED,
      )
      expect((await attempt(sql, caller, `delete from ${name}`)).refused, `${caller.kind} ${name}`).toBe(
        DENIED,
      )
    }
  }
})

test('the list of migrations is for nobody', async () => {
  const read = 'select * from supabase_migrations.schema_migrations'
  for (const caller of [me(), anonymous, { kind: 'worker' } as const]) {
    expect((await attempt(connectAsAdmin(), caller, read)).refused).toBe(DENIED)
  }
})

describe.each(Object.entries(topics))('the topic %j', (template, rights) => {
  const topic = () => template.replace('<me>', userId).replace('<other>', other)

  test('a signed-in user, somebody else, and nobody', async () => {
    for (const extension of ['broadcast', 'presence'] as const) {
      await sql`insert into realtime.messages (topic, extension, private) values (${topic()}, ${extension}, true)`
      const read = `select topic from realtime.messages where topic = '${topic()}' and extension = '${extension}'`
      const right = extension === 'broadcast' ? 'listen' : 'watch presence'
      const { rows, refused } = await attempt(sql, me(), read, { topic: topic() })
      expect(refused).toBeNull()
      expect(rows.length > 0, right).toBe(rights.includes(right))
      expect((await attempt(sql, anonymous, read, { topic: topic() })).rows).toEqual([])
      const stranger: Caller = { kind: 'user', userId: randomUUID() }
      expect((await attempt(sql, stranger, read, { topic: topic() })).rows).toEqual([])
      for (const caller of [me(), anonymous]) {
        const send = `insert into realtime.messages (topic, extension) values ('${topic()}', '${extension}')`
        expect((await attempt(sql, caller, send, { topic: topic() })).refused === DENIED).toBe(
          !rights.includes('send'),
        )
        const change = `update realtime.messages set payload = '{}' where topic = '${topic()}' returning 1`
        expect((await attempt(sql, caller, change, { topic: topic() })).rows).toEqual([])
        const remove = `delete from realtime.messages`
        expect((await attempt(sql, caller, remove, { topic: topic() })).refused).toBe(DENIED)
      }
    }
  })
})

test('a user who calls realtime.send sends nothing', async () => {
  const call = `select realtime.send('{"forged": true}', 'job_changed', 'user:${userId}', true)`
  const { seen } = await attempt(sql, me(), call, {
    look: (tx) => tx`select 1 from realtime.messages where payload ? 'forged'`,
  })
  expect(seen).toEqual([])
})

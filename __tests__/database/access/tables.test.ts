import { beforeAll, describe, expect, test } from 'vitest'
import type { Transaction } from '../../support/database.ts'
import { addTestKind } from '../../support/engine.ts'
import { freshDatabase } from '../../support/fresh-database.ts'
import { sequences, tables, type Verb } from './access-table.ts'
import { attempt, belongings, type Caller, type Person, person } from './callers.ts'

const { sql } = freshDatabase(3)
const DENIED = '42501'
const VERBS: Verb[] = ['select', 'insert', 'update', 'delete']
let owner: Person
let stranger: Person

beforeAll(async () => {
  await addTestKind(sql)
  owner = await person(sql)
  stranger = await person(sql)
})

const user = (): Caller => ({ kind: 'user', userId: owner.userId })
const anonymous: Caller = { kind: 'anonymous' }
const worker: Caller = { kind: 'worker' }

/** A statement of that verb which needs no more than the right to it. */
function bare(verb: Verb, table: string, column: string | undefined): string {
  return {
    select: `select count(*) from ${table}`,
    insert: `insert into ${table} default values`,
    update: `update ${table} set ${column} = default where false`,
    delete: `delete from ${table}`,
  }[verb]
}

/** One that says whose rows it met, or only means those of `whose`. */
function telling(verb: Verb, table: string, column: string | undefined, whose?: string): string {
  const where = whose ? `where user_id = '${whose}'` : ''
  return {
    select: `select user_id from ${table} ${where}`,
    insert: `insert into ${table} (${column}) values ('New') returning user_id`,
    update: `update ${table} set ${column} = 'Mine now' ${where} returning user_id`,
    delete: `delete from ${table} ${where} returning user_id`,
  }[verb]
}

async function columnsOf(table: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
    order by attnum`
  return rows.map(({ name }) => name)
}

describe.each(Object.entries(tables))('%s', (table, access) => {
  test.each(VERBS)('%s: the owner and a stranger', async (verb) => {
    const reach = access.user?.[verb]
    const [first] = await columnsOf(table)
    if (reach !== 'own') {
      const { rows, refused } = await attempt(sql, user(), bare(verb, table, first))
      expect(refused).toBe(reach ? null : DENIED)
      if (reach) expect(Number(rows[0]?.count)).toBeGreaterThan(0)
      return
    }
    const column = access.writable?.[0]
    // The stranger has as much of everything, so that "only the own rows" cannot be "no rows".
    for (const [me, other] of [
      [owner, stranger],
      [stranger, owner],
    ] as const) {
      const caller: Caller = { kind: 'user', userId: me.userId }
      const before = await belongings(sql, other.userId)
      const look = (tx: Transaction) => belongings(tx, other.userId)
      const all = await attempt(sql, caller, telling(verb, table, column), { look })
      expect(all.refused).toBeNull()
      expect(new Set(all.rows.map((row) => row.user_id))).toEqual(new Set([me.userId]))
      expect(all.seen).toBe(before)
      if (verb === 'insert') continue
      const aimed = await attempt(sql, caller, telling(verb, table, column, other.userId), { look })
      expect(aimed).toEqual({ rows: [], refused: null, seen: before })
    }
  })

  test('no column but those named is written by the user, none of the hidden ones is read', async () => {
    for (const column of await columnsOf(table)) {
      const written = await attempt(sql, user(), `update ${table} set ${column} = default`)
      const inserted = await attempt(sql, user(), `insert into ${table} (${column}) values (default)`)
      const mayWrite = access.writable?.includes(column) ?? false
      expect(written.refused === DENIED, `update of ${column}`).toBe(!mayWrite)
      expect(inserted.refused === DENIED, `insert of ${column}`).toBe(!mayWrite)
      const read = await attempt(sql, user(), `select ${column} from ${table}`)
      const mayRead = Boolean(access.user?.select) && !access.hidden?.includes(column)
      expect(read.refused, `select of ${column}`).toBe(mayRead ? null : DENIED)
    }
  })

  test('nobody inserts a row for somebody else', async () => {
    if (access.user?.insert !== 'own') return
    const column = access.writable?.[0] ?? 'id'
    const forged = `insert into ${table} (user_id, ${column}) values ('${owner.userId}', 'Theirs')`
    expect((await attempt(sql, { kind: 'user', userId: stranger.userId }, forged)).refused).toBe(DENIED)
  })

  test('anonymous callers are refused every verb', async () => {
    const [column] = await columnsOf(table)
    for (const verb of VERBS) {
      expect((await attempt(sql, anonymous, bare(verb, table, column))).refused, verb).toBe(DENIED)
    }
  })

  test('the worker does what it may and nothing else', async () => {
    const [column] = await columnsOf(table)
    for (const verb of VERBS) {
      const { refused } = await attempt(sql, worker, bare(verb, table, column))
      expect(refused, verb).toBe(access.worker?.[verb] ? null : DENIED)
    }
    if (access.worker?.select) {
      const { rows } = await attempt(sql, worker, `select * from ${table}`)
      expect(rows.length).toBeGreaterThan(0)
      if (access.user?.select === 'own')
        expect(new Set(rows.map((row) => row.user_id)).size).toBeGreaterThan(1)
    }
  })

  test('nobody empties it or hangs a trigger on it', async () => {
    for (const caller of [user(), anonymous, worker]) {
      expect((await attempt(sql, caller, `truncate ${table} cascade`)).refused).toBe(DENIED)
      const hung = `create trigger mine before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`
      expect((await attempt(sql, caller, hung)).refused).toBe(DENIED)
    }
  })
})

test.each(sequences)('%s is moved and read by nobody', async (sequence) => {
  for (const caller of [user(), anonymous, worker]) {
    for (const use of [
      `select nextval('${sequence}')`,
      `select setval('${sequence}', 1)`,
      `select last_value from ${sequence}`,
    ]) {
      expect((await attempt(sql, caller, use)).refused, use).toBe(DENIED)
    }
  }
})

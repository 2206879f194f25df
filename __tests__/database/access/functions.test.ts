import { beforeAll, describe, expect, test } from 'vitest'
import { addTestKind } from '../../support/engine.ts'
import { freshDatabase } from '../../support/fresh-database.ts'
import { operatorFunctions, sharedFunctions, userFunctions, workerFunctions } from './access-table.ts'
import { attempt, belongings, type Caller, type Person, person } from './callers.ts'

const { sql } = freshDatabase(3)
const DENIED = '42501'
let owner: Person
let stranger: Person
let operator: Person

beforeAll(async () => {
  await addTestKind(sql)
  stranger = await person(sql)
  operator = await person(sql)
  owner = await person(sql)
  await sql`insert into private.operators (user_id) values (${operator.userId})`
})

const anonymous: Caller = { kind: 'anonymous' }
const worker: Caller = { kind: 'worker' }
const user = (): Caller => ({ kind: 'user', userId: owner.userId })

describe.each(Object.entries(userFunctions))('%s', (name, { args, stranger: answer }) => {
  const call = () => `select to_jsonb(f) as value from ${name}(${args(owner)}) f`

  test('works for the owner', async () => {
    const { rows, refused } = await attempt(sql, user(), call())
    expect(refused).toBeNull()
    expect(rows.length).toBeGreaterThan(0)
  })

  test('shows and changes nothing of the owner’s for a stranger', async () => {
    const before = await belongings(sql, owner.userId)
    const { rows, refused, seen } = await attempt(sql, { kind: 'user', userId: stranger.userId }, call(), {
      look: (tx) => belongings(tx, owner.userId),
    })
    expect(refused).toBe(answer === 'nothing' ? null : answer)
    for (const id of Object.values(owner)) expect(JSON.stringify(rows)).not.toContain(id)
    expect(seen).toBe(before)
  })

  test('is refused to anonymous callers and to the worker', async () => {
    expect((await attempt(sql, anonymous, call())).refused).toBe(DENIED)
    expect((await attempt(sql, worker, call())).refused).toBe(DENIED)
  })

  test('does nothing for a token without a user', async () => {
    const { rows, refused } = await attempt(sql, { kind: 'user' }, call())
    if (name.startsWith('public.')) expect(refused).toBe('OFS01')
    else expect(rows).toEqual([])
  })
})

describe.each(Object.entries(operatorFunctions))('%s', (name, args) => {
  const call = () => `select to_jsonb(f) as value from ${name}(${args(owner)}) f`

  test('works for an operator', async () => {
    const { rows, refused } = await attempt(sql, { kind: 'user', userId: operator.userId }, call())
    expect(refused).toBeNull()
    expect(rows).toHaveLength(1)
  })

  test('is nothing to the owner of the job and to a stranger, and changes nothing', async () => {
    const before = await belongings(sql, owner.userId)
    for (const { userId } of [owner, stranger]) {
      const tried = await attempt(sql, { kind: 'user', userId }, call(), {
        look: (tx) => belongings(tx, owner.userId),
      })
      expect(tried).toMatchObject({ rows: [], refused: 'OFS02', seen: before })
    }
  })

  test('is refused to anonymous callers, to the worker and to a token without a user', async () => {
    expect((await attempt(sql, anonymous, call())).refused).toBe(DENIED)
    expect((await attempt(sql, worker, call())).refused).toBe(DENIED)
    expect((await attempt(sql, { kind: 'user' }, call())).refused).toBe('OFS01')
  })
})

interface Signature {
  name: string
  call: string
}

/** Every function of ours, called with nulls of the right types: whether it may be called is asked before what with. */
function everyFunction(): Promise<Signature[]> {
  return sql<Signature[]>`
    select n.nspname || '.' || p.proname as name,
           format('select %I.%I(%s)', n.nspname, p.proname, (
             select string_agg(format('null::%s', format_type(t.type, null)), ', ' order by t.n)
             from unnest(p.proargtypes) with ordinality t (type, n)
           )) as call
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'private') order by 1`
}

test('every function answers those whom the table names, and nobody else', async () => {
  const functions = await everyFunction()
  expect(functions.length).toBeGreaterThan(40)
  for (const { name, call } of functions) {
    const mayCall = {
      user: name in userFunctions || name in operatorFunctions || sharedFunctions.includes(name),
      worker: workerFunctions.includes(name),
      anonymous: false,
    }
    for (const caller of [user(), worker, anonymous]) {
      const { refused } = await attempt(sql, caller, call)
      expect(refused !== DENIED, `${caller.kind} calls ${name}: ${refused}`).toBe(mayCall[caller.kind])
    }
  }
})

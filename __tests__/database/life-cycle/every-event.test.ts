import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../support/fresh-database.ts'
import { act, type Cast, within } from './cast.ts'
import { ALLOWED_MOVES, prepare, recordMoves, takeMoves } from './database.ts'
import { brokenInvariants } from './invariants.ts'
import { EVENT_NAMES, EVENTS, type Rule } from './life-cycle.ts'
import { foretell, inWords, ruleFor } from './model.ts'
import { observe } from './observe.ts'
import { SITUATIONS } from './situations.ts'

const { sql } = freshDatabase(4)
const decided = new Set<Rule>()
const moves = new Set<string>()

beforeAll(async () => {
  await prepare(sql)
  await recordMoves(sql)
})

describe.each(SITUATIONS)('$name', ({ looks, build }) => {
  let cast: Cast
  beforeAll(async () => {
    cast = await build(sql)
    for (const move of await takeMoves(sql)) moves.add(move)
  })
  afterAll(() => sql`delete from public.jobs`)

  test('looks as it is described', async () => {
    expect(inWords(await observe(sql, cast.jobId, cast.dependentId))).toBe(looks)
  })

  test.each(EVENT_NAMES)('%s', async (event) => {
    // Each event finds the situation as it was brought about: what it does is undone.
    const undone = new Error('undone')
    const check = sql.begin(async (tx) => {
      const inside = within(tx)
      const own = { ...cast, leases: new Map(cast.leases) }
      const look = () => observe(inside, cast.jobId, cast.dependentId)
      const before = await look()
      const expected = foretell(event, before, cast.focus)
      decided.add(ruleFor(event, before, cast.focus))
      const says = await act(inside, event, own)
      expect({ says, after: inWords(await look()) }).toEqual({
        says: expected.says,
        after: inWords(expected.after),
      })
      expect(await brokenInvariants(inside)).toEqual([])
      // As the commit would, which does not come.
      await tx`set constraints all immediate`
      for (const move of await takeMoves(inside)) moves.add(move)
      throw undone
    })
    await check.catch((reason) => {
      if (reason !== undone) throw reason
    })
  })
})

test('every rule decided something: none is there that nothing follows', () => {
  const idle = EVENT_NAMES.flatMap((event) => {
    const rules: readonly Rule[] = EVENTS[event]
    return rules.filter((rule) => !decided.has(rule)).map((rule) => ({ event, ...rule }))
  })
  expect(idle).toEqual([])
})

test('every change of a status was allowed, and every one that is allowed was made', () => {
  expect([...moves].sort()).toEqual([...ALLOWED_MOVES].sort())
})

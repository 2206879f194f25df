import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Sql, Transaction } from '../../support/database.ts'
import { freshDatabase } from '../../support/fresh-database.ts'
import { act, type Cast, within } from './cast.ts'
import { prepare } from './database.ts'
import { brokenInvariants } from './invariants.ts'
import { type EventName, PASSES_BY } from './life-cycle.ts'
import { foretell, inWords } from './model.ts'
import { observe } from './observe.ts'
import { SITUATIONS } from './situations.ts'

const { sql } = freshDatabase(8)
beforeAll(() => prepare(sql))
afterEach(() => sql`delete from public.jobs`)

/** Where what comes together: each of them first, with each of them arriving before it has committed. */
const MEETINGS: [situation: string, events: EventName[]][] = [
  ['new', ['enqueue the same again', 'enqueue a dependent', 'claim', 'cancel', 'sweep']],
  ['new', ['claim', 'cancel', 'delete its project']],
  [
    'two are silent',
    [
      'complete',
      'complete in a batch',
      'fail for good',
      'release',
      'extend',
      'sweep',
      'claim',
      'cancel',
      'delete its project',
    ],
  ],
  [
    'one works, one is due',
    ['complete', 'fail, try again', 'fail for good', 'release', 'claim', 'cancel', 'enqueue a dependent'],
  ],
  [
    'saving',
    [
      'complete with the end',
      'complete with the end in a batch',
      'fail for good',
      'release',
      'cancel',
      'retry',
      'enqueue a dependent',
      'enqueue under its key',
    ],
  ],
  ['saving', ['complete with the end', 'cancel', 'delete its project']],
  [
    'failed, while another is silent',
    [
      'retry',
      'sweep',
      'complete',
      'release',
      'acknowledge',
      'purge after the retention',
      'enqueue a dependent',
    ],
  ],
  [
    'failed, while another is silent',
    ['retry', 'sweep', 'acknowledge', 'delete its project', 'complete in a batch'],
  ],
  [
    'cancelled while saving',
    ['complete with the end', 'retry', 'release', 'cancel', 'acknowledge', 'extend'],
  ],
  ['cancelled, and saved late', ['retry', 'complete with the end', 'cancel', 'enqueue a dependent', 'sweep']],
  ['continued', ['claim', 'cancel', 'retry', 'enqueue a dependent', 'enqueue the same again']],
  [
    'waiting for another job',
    ['cancel', 'retry', 'claim', 'sweep', 'enqueue a dependent', 'delete its project'],
  ],
  [
    'failed with what it waited for',
    ['retry', 'acknowledge', 'purge after the retention', 'enqueue the same again'],
  ],
  ['waiting for what was deleted', ['sweep', 'cancel', 'retry', 'enqueue a dependent']],
  ['completed', ['purge after the retention', 'acknowledge', 'enqueue a dependent', 'retry', 'claim']],
]

const cases = MEETINGS.flatMap(([situation, events]) =>
  events.flatMap((first) => events.map((second) => ({ situation, first, second }))),
)

const copy = (cast: Cast): Cast => ({ ...cast, leases: new Map(cast.leases) })

/** Until the connection waits for a lock, or has come to its end without: what Postgres says, and no clock. */
async function waitsOrEnds(pid: number, isOver: () => boolean) {
  while (!isOver()) {
    const [row] = await sql`select cardinality(pg_blocking_pids(${pid})) > 0 as waits`
    if (row?.waits) return
  }
}

/** `first` has done its part and not committed when `second` comes; then it commits. What each is told. */
async function meet(cast: Cast, first: EventName, second: EventName): Promise<[string, string]> {
  let late: Promise<string> | undefined
  const early = await sql.begin(async (tx: Transaction) => {
    const says = await act(within(tx), first, copy(cast))
    let isOver = false
    let arrived = (_pid: number) => {}
    const arrival = new Promise<number>((resolve) => {
      arrived = resolve
    })
    late = sql
      .begin(async (other: Transaction) => {
        const [row] = await other<{ pid: number }[]>`select pg_backend_pid() as pid`
        arrived(row?.pid ?? 0)
        return act(within(other), second, copy(cast))
      })
      .finally(() => {
        isOver = true
      })
    late.catch(() => undefined)
    await waitsOrEnds(await arrival, () => isOver)
    return says
  })
  return [early, (await late) ?? '']
}

const look = (db: Sql, cast: Cast) => observe(db, cast.jobId, cast.dependentId)

describe('two events at once have the outcome of one after the other', () => {
  test.each(cases)('$situation: $first, and $second', async ({ situation, first, second }) => {
    const cast = await SITUATIONS.find(({ name }) => name === situation)?.build(sql)
    if (!cast) throw new Error('There is no such situation')
    const before = await look(sql, cast)
    const says = await meet(cast, first, second)
    const after = inWords(await look(sql, cast))

    const forth = foretell(first, before, cast.focus)
    const thenSecond = foretell(second, forth.after, cast.focus)
    const back = foretell(second, before, cast.focus)
    const thenFirst = foretell(first, back.after, cast.focus)
    const allowed = [
      { says: [forth.says, thenSecond.says], after: inWords(thenSecond.after) },
      { says: [thenFirst.says, back.says], after: inWords(thenFirst.after) },
      // It took the tasks, and left the job's row, that was locked, to the next claim.
      ...(second === 'claim'
        ? [{ says: [forth.says, 'ok'], after: inWords({ ...thenSecond.after, job: forth.after.job }) }]
        : []),
      // It waits for nobody, and leaves what another one holds to the next time.
      ...(PASSES_BY.includes(second) ? [{ says: [forth.says, back.says], after: inWords(forth.after) }] : []),
    ]
    expect(allowed).toContainEqual({ says, after })
    expect(await brokenInvariants(sql)).toEqual([])
  })
})

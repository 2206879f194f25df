import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createProject } from '../../support/database.ts'
import { createOwner, enqueue } from '../../support/engine.ts'
import { freshDatabase } from '../../support/fresh-database.ts'
import { act, type Cast } from './cast.ts'
import { ALLOWED_MOVES, prepare, recordMoves, takeMoves } from './database.ts'
import { brokenInvariants } from './invariants.ts'
import { type EventName, TO_EVERYONE } from './life-cycle.ts'
import { type Focus, foretell, inWords } from './model.ts'
import { observe } from './observe.ts'

const seed = Number(process.env.SEED ?? 20_261_124)
const path = process.env.WALK_PATH
const walks = Number(process.env.WALKS ?? 40)
const CHAIN = 3

const { sql } = freshDatabase(6)
beforeAll(async () => {
  await prepare(sql)
  await recordMoves(sql)
})

/** How often each is tried: what moves a job on more often than what ends it. */
const EVENTS: Partial<Record<EventName, number>> = {
  claim: 24,
  complete: 12,
  'complete with a plan': 12,
  'complete with the end': 6,
  'complete in a batch': 6,
  'complete with a plan in a batch': 4,
  'complete with the end in a batch': 4,
  'complete with a foreign token': 1,
  'fail, try again': 6,
  'fail for good': 3,
  release: 4,
  extend: 4,
  sweep: 8,
  cancel: 4,
  retry: 10,
  acknowledge: 2,
  'purge before its time': 1,
  'purge after the retention': 1,
  'delete its project': 1,
  'the lease runs out': 6,
  'the next attempt is due': 8,
}

/** An event of one of the jobs, about the nth of its tasks. */
const step = fc.record({
  event: fc.oneof(
    ...Object.entries(EVENTS).map(([event, weight]) => ({
      weight,
      arbitrary: fc.constant(event as EventName),
    })),
  ),
  job: fc.nat(CHAIN - 1),
  task: fc.nat(11),
})

/** Jobs of one user, each of which waits for the one before. */
async function newChain(): Promise<Cast[]> {
  const owner = await createOwner(sql)
  const leases: Cast['leases'] = new Map()
  const chain: Cast[] = []
  for (let n = 0; n < CHAIN; n += 1) {
    const before = chain[n - 1]
    const own = { ...owner, projectId: await createProject(sql, owner.userId) }
    const { job } = await enqueue(sql, own, { input: { n }, dependsOn: before ? [before.jobId] : [] })
    if (before) before.dependentId = job.id
    const request = { input: { n }, idempotencyKey: job.id }
    chain.push({ owner: own, jobId: job.id, request, dependentId: null, focus: [0, 0], leases })
  }
  return chain
}

/** Takes one step; what came of it, and what the tables say should have. */
async function take(cast: Cast, event: EventName, nth: number) {
  const look = () => observe(sql, cast.jobId, cast.dependentId)
  const before = await look()
  const places = before.stages.flatMap((stage, index) => stage.map((_, position): Focus => [index, position]))
  cast.focus = places[nth % places.length] ?? [0, 0]
  const expected = foretell(event, before, cast.focus)
  const says = await act(sql, event, cast)
  return {
    told: { says, after: inWords(await look()) },
    foretold: { says: expected.says, after: inWords(expected.after) },
  }
}

test(`every step of a random walk is as the life cycle says (SEED=${seed}; WALK_PATH replays what is printed as path)`, async () => {
  const walk = fc.asyncProperty(fc.array(step, { maxLength: 50, size: 'max' }), async (steps) => {
    await sql`delete from public.jobs`
    const chain = await newChain()
    for (const { event, job, task } of steps) {
      const cast = chain[TO_EVERYONE.includes(event) ? 0 : job]
      if (!cast) throw new Error('The chain is shorter than that')
      const { told, foretold } = await take(cast, event, task)
      expect(told, event).toEqual(foretold)
      expect(await brokenInvariants(sql), event).toEqual([])
    }
    expect(ALLOWED_MOVES).toEqual(expect.arrayContaining(await takeMoves(sql)))
  })
  await fc.assert(walk, { seed, numRuns: walks, ...(path && { path }) })
}, 120_000)

import { describe, expect, it } from 'vitest'
import { checkRun } from '../../../chaos/check/check.ts'
import { differences } from '../../../chaos/check/clients.ts'
import type { RunRecord } from '../../../chaos/check/record.ts'
import { attempt, goodRecord, nth } from './record-fixture.ts'

/** The statements that a record breaks, each with what is wrong. */
function broken(record: RunRecord): Record<string, string[]> {
  const verdicts = checkRun(record).filter(({ violations }) => violations.length > 0)
  return Object.fromEntries(verdicts.map(({ statement, violations }) => [statement, violations]))
}

/** What the checker says of the good record after it was doctored. */
function doctored(change: (record: RunRecord) => void) {
  const record = goodRecord()
  change(record)
  return broken(record)
}

it('finds nothing wrong with a run in which all was well', () => {
  expect(broken(goodRecord())).toEqual({})
})

const job = (record: RunRecord) => nth(record.database.jobs)

/** Each statement, what breaks it, and what is said then. */
const cases: [statement: RegExp, name: string, says: RegExp, change: (record: RunRecord) => void][] = [
  [
    /every job ended/,
    'a job that nobody will go on with',
    /u0-j0 is processing/,
    (record) => {
      Object.assign(job(record), { status: 'processing', finishedAt: null })
    },
  ],
  [
    /identical starts/,
    'the same job live twice',
    /live twice/,
    (record) => {
      record.database.jobs.push({ ...job(record), id: 'job-2' })
    },
  ],
  [
    /effect is in the result/,
    'a part that is lost',
    /lost part 1/,
    (record) => {
      job(record).result = { parts: [{ stage: 'part', position: 0, nonces: ['n2'] }] }
    },
  ],
  [
    /effect is in the result/,
    'a part that is there twice',
    /part 1 0 twice/,
    (record) => {
      const part = { stage: 'part', position: 1, nonces: ['n1'] }
      job(record).result = { parts: [{ stage: 'part', position: 0, nonces: ['n2'] }, part, part] }
    },
  ],
  [
    /effect is in the result/,
    'a text that the model never said',
    /never said/,
    (record) => {
      nth(record.requests, 2).nonce = 'n99'
    },
  ],
  [
    /effect is in the result/,
    "another task's text",
    /said to u0-j0 part 0/,
    (record) => {
      job(record).result = {
        parts: [0, 1].map((position) => ({ stage: 'part', position, nonces: ['n2'] })),
      }
    },
  ],
  [
    /effect is in the result/,
    'a talk track without one of its slides',
    /lost write 0 1/,
    (record) => {
      const script = { slideId: 's1', deliveryNotes: 'Reply n1.' }
      Object.assign(job(record), { kind: 'talk_track', document: { scripts: [script] } })
      record.requests = [{ ...nth(record.requests, 1), stage: 'write', position: 0 }]
      record.database.tasks = [{ ...nth(record.database.tasks), stage: 'write', output: { scripts: [1, 2] } }]
    },
  ],
  [
    /held the lease last/,
    'an output of a worker that had lost its lease',
    /u0-j0 part 0 holds a reply to attempt 1, and attempt 2 had its lease/,
    (record) => {
      nth(record.database.tasks).output = { nonces: ['n0'] }
    },
  ],
  [
    /held the lease last/,
    'a late write that was applied',
    /u0-j0 part 0: attempt 1 was written while attempt 2 worked/,
    (record) => {
      nth(record.writes, 1).applied = true
    },
  ],
  [
    /no completed task was bought again/,
    'a request after the end',
    /asked 400 ms after its end/,
    (record) => {
      record.requests.push({ ...nth(record.requests, 1), at: 2_000, endedAt: 2_500, nonce: 'n3' })
    },
  ],
  [
    /bought twice/,
    'a second purchase that no fault explains',
    /nothing had struck/,
    (record) => {
      nth(record.strikes).hit = false
    },
  ],
  [
    /bought twice/,
    'a purchase that was thrown away, with no word about its attempt',
    /nothing had struck/,
    (record) => {
      record.database.events.splice(1, 1)
    },
  ],
  [
    /bought twice/,
    'more bought twice than was in flight',
    /3 were bought twice, with 1 in flight/,
    (record) => {
      for (const at of [1_100, 1_200]) record.requests.push({ ...nth(record.requests), at, nonce: `m${at}` })
    },
  ],
  [
    /progress never/,
    'progress that goes back',
    /back from 50 to 40/,
    (record) => {
      record.sightings.splice(2, 0, { ...nth(record.sightings, 1), progress: 40 })
    },
  ],
  [
    /progress never/,
    'a run that goes back',
    /from run 1 to 0/,
    (record) => {
      nth(record.sightings, 1).run = 0
    },
  ],
  [
    /progress never/,
    '100 before the end',
    /processing at 100/,
    (record) => {
      nth(record.sightings, 1).progress = 100
    },
  ],
  [
    /stayed silent/,
    'a job that nobody has for half a minute',
    /silent for 1\d\.\d s/,
    (record) => {
      for (const sample of record.samples.slice(5)) sample.silent = ['job-1']
    },
  ],
  [
    /takeover/,
    'a takeover that takes too long',
    /taken over after 28.0 s/,
    (record) => {
      record.database.events.splice(
        1,
        2,
        attempt('part-0', 1, 'attempt_lost', 900, 29_000),
        attempt('part-0', 2, 'attempt_completed', 30_000, 35_000),
      )
    },
  ],
  [
    /cancel to aborted/,
    'a call that outlives the cancel of its job',
    /ran on for 3.0 s although/,
    (record) => {
      record.strikes = []
      record.database.events.push({
        jobId: 'job-1',
        taskId: null,
        type: 'job_cancelled',
        at: 12_000.5,
        data: {},
      })
      Object.assign(nth(record.requests, 2), { outcome: 'aborted', endedAt: 15_000.5 })
    },
  ],
  [
    /cancel to aborted/,
    'a call that is never aborted',
    /ran on for 48.0 s/,
    (record) => {
      record.database.events.push({
        jobId: 'job-1',
        taskId: null,
        type: 'job_cancelled',
        at: 12_000.5,
        data: {},
      })
      Object.assign(nth(record.requests, 2), { outcome: 'open', endedAt: Number.POSITIVE_INFINITY })
    },
  ],
  [
    /every client/,
    'a client that does not show a job',
    /does not show u0-j0/,
    (record) => {
      nth(record.tabs).current = []
    },
  ],
  [
    /every client/,
    'a client that shows what has gone',
    /still shows job-1/,
    (record) => {
      job(record).acknowledged = true
    },
  ],
  [
    /every client/,
    'a client that shows an old state',
    /shows u0-j0 as \["processing"/,
    (record) => {
      Object.assign(nth(nth(record.tabs).current), { status: 'processing', result: null })
    },
  ],
  [
    /every client/,
    'a page without one of the parts',
    /1 of 2 parts/,
    (record) => {
      nth(nth(record.tabs).watched).parts.pop()
    },
  ],
]

describe.each(cases)('%s', (statement, name, says, change) => {
  it(`complains of ${name}`, () => {
    const found = Object.entries(doctored(change)).find(([said]) => statement.test(said))
    expect(found?.[1].join('\n')).toMatch(says)
  })
})

it('does not ask of a process that is stopped to hear of a cancel', () => {
  const record = goodRecord()
  const request = nth(record.requests, 2)
  record.database.events.push({ jobId: 'job-1', taskId: null, type: 'job_cancelled', at: 12_000.5, data: {} })
  Object.assign(request, { outcome: 'aborted', endedAt: 29_000, worker: '17' })
  const stopped = { type: 'worker_frozen', at: 11_500, endedAt: 28_900, hit: true }
  record.strikes.push({ ...stopped, worker: '16' })
  expect(JSON.stringify(broken(record))).toContain('ran on for 17.0 s')
  record.strikes.push({ ...stopped, worker: '17' })
  expect(JSON.stringify(broken(record))).not.toContain('ran on for')
})

it('asks for the newest hundred current jobs, and no more', () => {
  const record = goodRecord()
  const tab = nth(record.tabs)
  const many = Array.from({ length: 101 }, (_, n) => ({
    row: { ...job(record), id: `j${n}`, key: `k${n}`, createdAt: n },
    shown: { ...nth(tab.current), id: `j${n}` },
  }))
  const missing = (from: number) => {
    const current = many.slice(from).map(({ shown }) => shown)
    const database = { ...record.database, jobs: many.map(({ row }) => row) }
    return differences({ ...tab, current, watched: [] }, { database })
  }
  expect(missing(1)).toEqual([])
  expect(missing(2)).toEqual(['u0.0 does not show k1'])
})

it('excuses what nobody could have done while the database was down, and a place in the queue', () => {
  const away = (record: RunRecord) => {
    for (const sample of record.samples.slice(5))
      Object.assign(sample, { silent: ['job-1'], reachable: false })
  }
  const queued = (record: RunRecord) => {
    for (const sample of record.samples.slice(5)) Object.assign(sample, { silent: ['job-1'], running: 12 })
  }
  const takenOverLate = (record: RunRecord) => {
    queued(record)
    for (const sample of record.samples) sample.silent = []
    record.database.events[2] = attempt('part-0', 2, 'attempt_completed', 25_000, 27_000)
    nth(record.database.tasks).finishedAt = 27_000
  }
  expect(doctored(takenOverLate)).toEqual({})
  expect(doctored(away)).toEqual({})
  expect(doctored(queued)).toEqual({})
})

it('knows that a claim of the last moments can go with the database, and an older one cannot', () => {
  const lost = (killedAt: number) =>
    doctored((record) => {
      record.strikes = [{ type: 'database_killed', at: killedAt, endedAt: killedAt, hit: true }]
      record.database.events = [
        attempt('part-1', 1, 'attempt_completed', 900, 3_100),
        attempt('part-0', 1, 'attempt_completed', 11_500, 15_100),
      ]
      nth(record.database.tasks).attempt = 1
      nth(record.requests, 2).attempt = 1
      record.writes = record.writes.filter(({ applied }) => applied)
    })
  expect(lost(1_100)).toEqual({})
  expect(JSON.stringify(lost(3_050))).toContain('nothing had struck its worker')
})

it('knows a request that was on its way when its worker was stopped, if it was taken back at once', () => {
  const woke = (change: Partial<RunRecord['requests'][number]>) =>
    doctored((record) => {
      record.strikes.push({ type: 'worker_frozen', at: 1_050, endedAt: 15_990, hit: true, worker: '17' })
      const late = { at: 16_000, endedAt: 16_050, outcome: 'aborted' as const, nonce: null }
      record.requests.push({ ...nth(record.requests), ...late, ...change })
    })
  expect(woke({})).toEqual({})
  const bought = /no completed task was bought again/
  expect(Object.keys(woke({ endedAt: 18_000 })).join()).toMatch(bought)
  expect(Object.keys(woke({ outcome: 'answered', nonce: 'n9' })).join()).toMatch(bought)
  expect(Object.keys(woke({ worker: '18' })).join()).toMatch(bought)
  expect(Object.keys(woke({ at: 18_000, endedAt: 18_050 })).join()).toMatch(bought)
})

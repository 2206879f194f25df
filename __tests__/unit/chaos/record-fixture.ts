import type {
  EventRow,
  JobRow,
  ModelRequest,
  RunRecord,
  ShownJob,
  TaskRow,
} from '../../../chaos/check/record.ts'

/** A run in which one job of two parts was done, its first part after its worker had been killed. All is well with it. */
export function goodRecord(): RunRecord {
  const job: JobRow = {
    id: 'job-1',
    key: 'u0-j0',
    userId: 'user-0',
    kind: 'chaos_fan_out',
    status: 'completed',
    run: 1,
    stage: 'merge',
    tasksDone: 1,
    tasksTotal: 1,
    progress: 100,
    message: 'Ready',
    result: {
      parts: [
        { stage: 'part', position: 0, nonces: ['n2'] },
        { stage: 'part', position: 1, nonces: ['n1'] },
      ],
    },
    errorCode: null,
    acknowledged: false,
    dependsOn: [],
    createdAt: 0,
    finishedAt: 20_000,
    input: { key: 'u0-j0', parts: 2 },
    document: null,
  }
  return {
    leaseMs: 8_000,
    sweepMs: 3_000,
    cancelMs: 1_000,
    concurrency: 12,
    strikes: [{ type: 'worker_killed', at: 2_000, endedAt: 2_000, hit: true }],
    requests: [
      request(0, 0, 1, 1_000, 1_900),
      request(1, 1, 1, 1_000, 1_500),
      request(2, 0, 2, 12_000, 15_000),
    ],
    // Its worker was dead; the second one came in between, from the wire.
    writes: [
      { taskId: 'part-1', attempt: 1, at: 1_550, applied: true },
      { taskId: 'part-0', attempt: 1, at: 13_000, applied: false },
      { taskId: 'part-0', attempt: 2, at: 15_050, applied: true },
    ],
    sightings: [
      {
        tab: 'u0.0',
        query: 'current',
        jobId: 'job-1',
        at: 100,
        run: 1,
        version: 1,
        status: 'pending',
        progress: 0,
      },
      {
        tab: 'u0.0',
        query: 'current',
        jobId: 'job-1',
        at: 900,
        run: 1,
        version: 2,
        status: 'processing',
        progress: 50,
      },
      {
        tab: 'u0.0',
        query: 'current',
        jobId: 'job-1',
        at: 20_100,
        run: 1,
        version: 3,
        status: 'completed',
        progress: 100,
      },
    ],
    samples: Array.from({ length: 50 }, (_, n) => ({ at: n * 400, reachable: true, running: 1, silent: [] })),
    tabs: [
      {
        tab: 'u0.0',
        userId: 'user-0',
        current: [shown(job)],
        watched: [
          {
            jobId: job.id,
            job: shown(job),
            parts: [
              { taskId: 'part-0', output: { nonces: ['n2'] } },
              { taskId: 'part-1', output: { nonces: ['n1'] } },
            ],
          },
        ],
      },
    ],
    database: {
      at: 60_000,
      jobs: [job],
      tasks: [task(0, 2, 15_100, { nonces: ['n2'] }), task(1, 1, 1_600, { nonces: ['n1'] })],
      events: [
        attempt('part-1', 1, 'attempt_completed', 900, 1_600),
        attempt('part-0', 1, 'attempt_lost', 900, 11_000),
        attempt('part-0', 2, 'attempt_completed', 11_500, 15_100),
      ],
    },
  }
}

/** What is called one out of several of a record, which the fixture is known to have. */
export function nth<T>(all: readonly T[], index = 0): T {
  const found = all[index]
  if (found === undefined) throw new Error(`There is no number ${index}`)
  return found
}

function shown({
  id,
  status,
  run,
  progress,
  stage,
  tasksDone,
  tasksTotal,
  message,
  result,
}: JobRow): ShownJob {
  return { id, status, run, progress, stage, tasksDone, tasksTotal, message, result }
}

function request(index: number, position: number, number: number, at: number, endedAt: number): ModelRequest {
  const place = { key: 'u0-j0', stage: 'part', position, attempt: number, call: 0 }
  return { ...place, worker: '17', at, endedAt, outcome: 'answered', fault: 'none', nonce: `n${index}` }
}

function task(position: number, number: number, finishedAt: number, output: unknown): TaskRow {
  const place = { id: `part-${position}`, jobId: 'job-1', stage: 'part', position }
  return {
    ...place,
    status: 'completed',
    attempt: number,
    output,
    runAt: 0,
    leaseExpiresAt: null,
    finishedAt,
  }
}

export function attempt(taskId: string, number: number, type: string, from: number, to: number): EventRow {
  return { jobId: 'job-1', taskId, type, at: to, data: { attempt: number, milliseconds: to - from } }
}

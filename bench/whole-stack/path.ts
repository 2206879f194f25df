import type { BenchStack } from '../support/stack.ts'
import { startTalkTrack, untilIdle } from '../support/talk-track.ts'
import type { BenchUser } from '../support/user.ts'

/** The way from the click to the handler's first line, each part from the end of the one before. */
export const PARTS = [
  'route: from the first byte to the transaction of enqueue_job',
  'enqueue_job in SQL',
  'commit, answer to the route, after(), kick on its way to the worker',
  'kick read, its key checked, claim sent',
  'claim: gateway, until its transaction begins',
  'claim_tasks in SQL, commit, answer read',
  'job given to its handler',
] as const

export interface Click {
  /** Milliseconds of each of PARTS. */
  parts: number[]
  total: number
  answered: number
}

interface Times {
  transactionAt: number
  enqueuedAt: number
  kickedAt: number
  claimSentAt: number
  claimBegunAt: number
  claimedAt: number
  begunAt: number
}

/** One start on an idle stack; the times are read from the rows and from what the worker noted. */
export async function click(stack: BenchStack, user: BenchUser, start: { deckId: string; audience: string }) {
  // Wall clock, which all processes of this machine share; the database tells its own in microseconds.
  const sentAt = performance.timeOrigin + performance.now()
  const started = await startTalkTrack(stack, user, start)
  await untilIdle(stack, user)
  const times = await timesOf(stack, started.jobId)
  const points = [
    sentAt,
    times.transactionAt,
    times.enqueuedAt,
    times.kickedAt,
    times.claimSentAt,
    times.claimBegunAt,
    times.claimedAt,
    times.begunAt,
  ]
  return {
    parts: PARTS.map((_, part) => (points[part + 1] ?? Number.NaN) - (points[part] ?? Number.NaN)),
    total: times.begunAt - sentAt,
    answered: started.answeredAt - started.sentAt,
  } satisfies Click
}

async function timesOf({ sql }: BenchStack, jobId: string): Promise<Times> {
  const [row] = await sql<Times[]>`
    select extract(epoch from j.created_at)::float8 * 1000 as "transactionAt",
      extract(epoch from e.created_at)::float8 * 1000 as "enqueuedAt",
      extract(epoch from t.started_at)::float8 * 1000 as "claimBegunAt",
      (t.output ->> 'kickedAt')::float8 as "kickedAt", (t.output ->> 'claimSentAt')::float8 as "claimSentAt",
      (t.output ->> 'claimedAt')::float8 as "claimedAt", (t.output ->> 'begunAt')::float8 as "begunAt"
    from public.jobs j
    join private.tasks t on t.job_id = j.id
    join public.job_events e on e.job_id = j.id and e.type = 'job_enqueued'
    where j.id = ${jobId}`
  if (!row) throw new Error('The job is gone')
  return row
}

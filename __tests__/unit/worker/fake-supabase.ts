import type { Claim, ClaimedTask, Completed } from '@shared/engine/job-store.ts'

type Args = Record<string, unknown>
type Handler = (args: Args) => unknown

/** An answer that is not 200, or no answer at all. */
export class Broken extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code = '') {
    super(`broken with ${status}`)
    this.status = status
    this.code = code
  }
}

export interface FakeSupabase {
  fetch: typeof fetch
  calls: { name: string; args: Record<string, unknown> }[]
  /** How many requests there were: two verbs may go in one. */
  requests: number
  /** The calls of one name. */
  of(name: string): Record<string, unknown>[]
  /** What was completed, of all batches. */
  completions(): Record<string, unknown>[]
}

export const NOTHING: Claim = { leaseMs: 45_000, tasks: [], jobs: [] }

const DEFAULTS: Record<string, Handler> = {
  claim_tasks: () => NOTHING,
  extend_leases: ({ leases }) =>
    (leases as { taskId: string }[]).map(({ taskId }) => ({
      taskId,
      held: true,
      renewed: true,
      cancelled: false,
    })),
  complete_tasks: answeringEach(() => null),
  fail_task: () => ({ applied: true, jobStatus: 'processing', retryInMs: null }),
  start_jobs: () => ({ deferred: [], left: [] }),
  release_tasks: ({ leases }) => ({ released: (leases as unknown[]).length }),
  broadcast_jobs: () => null,
  kick: () => ({ worker: 'worker_self', accepting: true }),
}

/**
 * The HTTP boundary of the worker: RPCs and the kick of its own function. What the database decides is tested
 * against the real one; here only what the worker does with its answers.
 */
export function fakeSupabase(handlers: Record<string, Handler> = {}): FakeSupabase {
  const calls: FakeSupabase['calls'] = []
  const answer = (name: string, args: Args): Response => {
    calls.push({ name, args })
    const handler = handlers[name] ?? DEFAULTS[name]
    if (!handler) return Response.json({ message: `no handler for ${name}` }, { status: 404 })
    try {
      return Response.json(handler(args), { status: name === 'kick' ? 202 : 200 })
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      if (error.status === 0) throw new TypeError('fetch failed')
      return Response.json({ code: error.code, message: 'broken' }, { status: error.status })
    }
  }
  const of = (name: string) => calls.filter((call) => call.name === name).map(({ args }) => args)
  const supabase: FakeSupabase = {
    calls,
    requests: 0,
    of,
    completions: () => of('complete_tasks').flatMap((args) => args.completions as Record<string, unknown>[]),
    fetch: async (input, init) => {
      supabase.requests += 1
      const path = new URL(input instanceof Request ? input.url : input).pathname
      const args = JSON.parse(String(init?.body ?? '{}')) as Args
      const name = path.startsWith('/functions/') ? 'kick' : (path.split('/').at(-1) ?? '')
      if (name !== 'complete_and_claim') return answer(name, args)
      // Two verbs in one call are told, and answered, as the two.
      const { completions, ...claim } = args
      return answerBoth(answer('complete_tasks', { completions }), () => answer('claim_tasks', claim))
    },
  }
  return supabase
}

interface Sent {
  taskId: string
  leaseToken: string
  output: unknown
}

/** A handler for `complete_tasks` that says of each task of a batch why it is refused; null when it is not. */
export function answeringEach(
  refusal: (completion: Sent) => string | null,
  deferred: string[] = [],
): Handler {
  return ({ completions }): Completed => {
    const sent = completions as Sent[]
    const refused = sent.flatMap((one) => {
      const reason = refusal(one)
      return reason === null ? [] : { taskId: one.taskId, leaseToken: one.leaseToken, reason }
    })
    return { applied: sent.length - refused.length, refused, deferred }
  }
}

async function answerBoth(completed: Response, claim: () => Response): Promise<Response> {
  if (!completed.ok) return completed
  const claimed = claim()
  if (!claimed.ok) return claimed
  return Response.json({ completed: await completed.json(), claimed: await claimed.json() })
}

let made = 0

/** A claimed task of the kind `test`. */
export function claimed(change: Partial<ClaimedTask> = {}): ClaimedTask {
  made += 1
  return {
    taskId: `task-${made}`,
    jobId: 'job-1',
    userId: 'user-1',
    projectId: 'project-1',
    kind: 'test',
    stage: 'only',
    position: made,
    input: {},
    jobInput: {},
    attempt: 1,
    leaseToken: `token-${made}`,
    leaseMs: 45_000,
    run: 1,
    started: true,
    ...change,
  }
}

/** A handler for `claim_tasks` that gives out these tasks in order, as many as are asked for. */
export function queueOf(tasks: ClaimedTask[]): Handler {
  const waiting = [...tasks]
  return (args) => claimOf(waiting.splice(0, args.max_tasks as number))
}

/** Tasks as `claim_tasks` tells them. */
export function claimOf(tasks: ClaimedTask[]): Claim {
  return {
    leaseMs: tasks[0]?.leaseMs ?? NOTHING.leaseMs,
    tasks: tasks.map(({ taskId, jobId, stage, position, input, attempt, leaseToken }) => {
      return { taskId, jobId, stage, position, input, attempt, leaseToken }
    }),
    jobs: tasks.map(({ jobId, userId, projectId, kind, run, jobInput, started }) => {
      return { jobId, userId, projectId, kind, run, input: jobInput, started }
    }),
  }
}

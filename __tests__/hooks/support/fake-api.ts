import type { Job, JobEvent, JobPart } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'
import { FakeSocket } from './fake-socket'

export const USER_ID = '6f1c2c5e-8a55-4b6b-9d38-0c9d6e0a0901'
const TOPIC = `realtime:user:${USER_ID}`

/** Our own API and the database behind it, in memory, at the network boundary: `fetch` and `WebSocket`. */
export class FakeApi {
  readonly requests: string[] = []
  readonly jobs = new Map<string, Job>()
  readonly parts = new Map<string, JobPart[]>()
  reachable = true
  latency = 20
  /** For how many seconds the worker of any job has not been heard from. */
  silence: number | null = 0
  /** Which addresses do not answer although others do. */
  silent: RegExp | null = null
  /** True: another tab acknowledges what ends before this one can. */
  otherTabIsFaster = false
  refuseAcknowledgements = false
  /** What a start makes; without it the API answers 404. */
  onStart: (() => Job) | null = null
  /** What is read of anything but jobs, by its address; null answers 404. */
  onRead: ((path: string) => unknown) | null = null

  /** What was asked of the API since the last call. */
  takeRequests(): string[] {
    return this.requests.splice(0)
  }

  /** Changes a job in the database, which tells the channel of it unless `silently`. */
  set(job: Job, { silently = false } = {}): void {
    this.jobs.set(job.id, job)
    if (silently) return
    for (const socket of FakeSocket.sockets) socket.broadcast(TOPIC, eventOf(job))
  }

  /** One more task of the job's stage is done: a part more, and the job moves on. */
  finishTask(job: Job, changes: Partial<Job> = {}, { silently = false } = {}): Job {
    const position = this.parts.get(job.id)?.length ?? 0
    const taskId = `6f1c2c5e-8a55-4b6b-9d38-${String(position).padStart(12, '0')}`
    this.parts.set(job.id, [
      ...(this.parts.get(job.id) ?? []),
      { taskId, stage: job.stage ?? 'write', position, output: { position } },
    ])
    const next = { ...job, tasksDone: job.tasksDone + 1, version: job.version + 1, ...changes } as Job
    this.set(next, { silently })
    return next
  }

  fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = new URL(String(input instanceof Request ? input.url : input), 'http://app.test')
    if (!url.pathname.startsWith('/api/')) throw new TypeError(`Unexpected request to ${url}`)
    const method = init?.method ?? 'GET'
    this.requests.push(`${method} ${url.pathname.slice(4)}${url.search}`)
    await this.#travel()
    if (!this.reachable || this.silent?.test(url.pathname)) throw new TypeError('Failed to fetch')
    const answer = this.#answer(method, url, init?.body)
    await this.#travel()
    return answer ? Response.json(answer) : Response.json(notFound, { status: 404 })
  }

  /** One way: what the database says is half the latency old when it arrives. */
  #travel(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.latency / 2))
  }

  #answer(method: string, url: URL, body: unknown): unknown {
    const [, , domain, id, what] = url.pathname.split('/')
    if (domain !== 'jobs') return method === 'GET' ? this.onRead?.(url.pathname.slice('/api'.length)) : null
    if (id === undefined)
      return method === 'GET' ? { jobs: this.#current(), nextCursor: null } : this.#start()
    if (id === 'acknowledge' && this.refuseAcknowledgements) return null
    if (id === 'acknowledge')
      return { acknowledged: this.#acknowledge(JSON.parse(String(body)) as { jobIds: string[] }) }
    if (id === 'dismissed') return { dismissed: [] }
    const job = this.jobs.get(id)
    if (!job) return null
    if (what === 'parts') return this.#partsAfter(job, Number(url.searchParams.get('after')))
    if (what === 'silence') return { seconds: this.silence }
    return { job, tasks: [], events: [], usage: null }
  }

  #start() {
    const job = this.onStart?.()
    if (!job) return null
    this.set(job)
    const { id: jobId, status } = job
    return { jobId, status, estimatedCompletionAt: job.createdAt, message: 'Generating', created: true, job }
  }

  #current(): Job[] {
    return [...this.jobs.values()].filter(
      (job) => isLive(job) || (job.status !== 'cancelled' && !job.acknowledgedAt),
    )
  }

  #acknowledge({ jobIds }: { jobIds: string[] }): string[] {
    if (jobIds.length > 100) throw new TypeError('At most 100 jobs at a time.')
    const mine = this.otherTabIsFaster
      ? []
      : jobIds.filter((id) => this.jobs.get(id)?.acknowledgedAt === null)
    for (const id of mine) {
      const job = this.jobs.get(id)
      if (job)
        this.jobs.set(id, { ...job, acknowledgedAt: new Date().toISOString(), version: job.version + 1 })
    }
    return mine
  }

  #partsAfter(job: Job, after: number) {
    const parts = this.parts.get(job.id) ?? []
    return { job, parts: parts.slice(after), lastEvent: parts.length, completed: parts.length }
  }
}

const notFound = {
  type: 'about:blank',
  title: 'Not found',
  status: 404,
  detail: 'This job does not exist.',
  code: 'not_found',
  requestId: '-',
}

function eventOf(job: Job): JobEvent {
  const {
    id,
    kind,
    projectId,
    status,
    run,
    stage,
    tasksDone,
    tasksTotal,
    progress,
    message,
    retryAt,
    version,
  } = job
  return {
    id,
    kind,
    projectId,
    status,
    run,
    stage,
    tasksDone,
    tasksTotal,
    progress,
    message,
    retryAt,
    version,
  }
}

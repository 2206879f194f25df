import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { SupabaseClient } from '@supabase/supabase-js'
import { type Job, JobStartedSchema } from '@/lib/jobs/schema'
import type { Sighting } from '../check/record.ts'
import type { PlannedJob } from '../plan/jobs.ts'
import { Api, Refused } from './api.ts'
import type { Stage } from './set-up.ts'
import { Tab, tabClient } from './tab.ts'

/** What of a user's wishes came true. */
export interface Tally {
  started: number
  refused: string[]
  cancelled: number
  retried: number
}

const PASSWORD = 'correct horse battery staple'
const TRY_FOR_MS = 90_000
const TRY_EVERY_MS = 700
const MAX_RETRIES_OF_A_JOB = 2
const SLIDES_PER_TASK = 10

/** Somebody with two tabs open, who starts, cancels, continues and tries again. */
export class User {
  readonly tally: Tally = { started: 0, refused: [], cancelled: 0, retried: 0 }
  readonly tabs: Tab[]
  readonly #supabase: SupabaseClient
  readonly #api: Api
  readonly #projectId: string
  readonly #decks: string[]
  readonly #jobIds = new Map<string, string>()
  readonly #retries = new Map<string, number>()

  private constructor(supabase: SupabaseClient, api: Api, tabs: Tab[], projectId: string, decks: string[]) {
    this.#supabase = supabase
    this.#api = api
    this.tabs = tabs
    this.#projectId = projectId
    this.#decks = decks
  }

  /** Signs up, makes a project with decks of one to so many tasks, and opens the tabs. */
  static async arrive(name: string, stage: Stage, sightings: Sighting[]): Promise<User> {
    const { appUrl, wire, stack } = stage
    const open = (tab: string) => tabClient(tab, wire.url, stack.keys.publishableKey)
    const supabase = open(`${name}.0`)
    const email = `${randomUUID()}@example.test`
    const { data, error } = await supabase.auth.signUp({ email, password: PASSWORD })
    if (error || !data.session) throw error ?? new Error('The sign-up gave no session')
    const { access_token: token, user } = data.session
    const api = new Api(appUrl, token)
    const other = open(`${name}.1`)
    const second = await other.auth.signInWithPassword({ email, password: PASSWORD })
    if (second.error) throw second.error
    const tabs = [supabase, other].map(
      (client, n) => new Tab({ name: `${name}.${n}`, userId: user.id, api, supabase: client, sightings }),
    )
    const project = await must(supabase.from('projects').insert({ title: name }).select('id').single())
    const decks: string[] = []
    for (let size = 1; size <= 6; size += 1) decks.push(await makeDeck(supabase, project.id, size))
    for (const tab of tabs) tab.open()
    return new User(supabase, api, tabs, project.id, decks)
  }

  /** Starts a job as planned, and cancels and continues it in its time. */
  async play(planned: PlannedJob): Promise<void> {
    const job = await this.#insist(() => this.#start(planned))
    if (!job) return
    this.tally.started += 1
    this.#jobIds.set(planned.key, job.id)
    for (const tab of this.tabs) tab.watch(job.id)
    if (planned.cancelAfterMs === null) return
    await delay(planned.cancelAfterMs)
    if (await this.#insist(() => this.#api.post(`/jobs/${job.id}/cancel`))) this.tally.cancelled += 1
    if (planned.continueAfterMs === null) return
    await delay(planned.continueAfterMs)
    await this.#retry(job.id)
  }

  /** Tries again what has failed, a few times each. */
  async retryFailed(): Promise<void> {
    const failed = this.tabs[0]?.state().current.filter(({ status }) => status === 'failed') ?? []
    for (const { id } of failed) {
      const tried = this.#retries.get(id) ?? 0
      if (tried >= MAX_RETRIES_OF_A_JOB) continue
      this.#retries.set(id, tried + 1)
      await this.#retry(id)
    }
  }

  leave(): void {
    for (const tab of this.tabs) tab.close()
  }

  async #retry(jobId: string): Promise<void> {
    if (await this.#insist(() => this.#api.post(`/jobs/${jobId}/retry`))) this.tally.retried += 1
  }

  async #start(planned: PlannedJob): Promise<Job> {
    const dependsOn = planned.dependsOn.flatMap((key) => this.#jobIds.get(key) ?? [])
    const key = planned.mode === 'twice' ? undefined : planned.key
    const once = () =>
      planned.kind === 'talk_track'
        ? this.#byRoute(planned, dependsOn, key)
        : this.#byRpc(planned, dependsOn, key)
    if (planned.mode === 'once') return once()
    // Whether both made one job is for the checker to say: the database knows.
    const [first] = await Promise.all([once(), once()])
    return first
  }

  async #byRoute(
    { size, priority, key }: PlannedJob,
    dependsOn: string[],
    idempotencyKey?: string,
  ): Promise<Job> {
    const deckId = this.#decks[size - 1] ?? this.#decks[0]
    const input = { deckId, tone: 'conversational', audience: key, wordsPerMinute: 140 }
    const body = { kind: 'talk_track', projectId: this.#projectId, input, priority, dependsOn }
    const answer = await this.#api.post(
      '/jobs',
      body,
      idempotencyKey ? { 'idempotency-key': idempotencyKey } : {},
    )
    const { job } = JobStartedSchema.parse(answer)
    this.tabs[0]?.started(job)
    return job
  }

  /** The app's routes know no chaos kinds; the database does, and asks of its callers the same. */
  async #byRpc(
    { kind, size, priority, key }: PlannedJob,
    dependsOn: string[],
    idempotencyKey?: string,
  ): Promise<Job> {
    const { data, error, status } = await this.#supabase.rpc('enqueue_job', {
      kind,
      project_id: this.#projectId,
      input: kind === 'chaos_single' ? { key, calls: size } : { key, parts: size },
      priority,
      depends_on: dependsOn,
      idempotency_key: idempotencyKey ?? null,
    })
    if (error?.code.startsWith('OFS')) throw new Refused(status, `${error.code} ${error.message}`)
    if (error) throw new Error(`enqueue_job answered ${status}: ${error.message}`)
    const { job } = data as { job: Job }
    void this.#api.post(`/jobs/${job.id}/kick`).catch(() => undefined)
    return job
  }

  /** Does it until it is done or refused: what a person does who sees "try again". Null when it is refused. */
  async #insist<T>(act: () => Promise<T>): Promise<T | null> {
    const end = Date.now() + TRY_FOR_MS
    for (;;) {
      try {
        return await act()
      } catch (error) {
        if (error instanceof Refused) {
          this.tally.refused.push(error.message)
          return null
        }
        if (Date.now() > end) throw error
        await delay(TRY_EVERY_MS)
      }
    }
  }
}

async function makeDeck(supabase: SupabaseClient, projectId: string, size: number): Promise<string> {
  const slides = Array.from({ length: size * SLIDES_PER_TASK - 3 }, (_, index) => ({
    id: `s${index + 1}`,
    title: `Slide ${index + 1}`,
    body: `- point ${index + 1}`,
    notes: '',
    hidden: false,
  }))
  const deck = await must(
    supabase.rpc('create_document', {
      project_id: projectId,
      type: 'deck',
      title: `${slides.length} slides`,
      content: { format: 'markdown', warnings: [], slides },
      source: {},
    }),
  )
  return deck.id
}

async function must<Data>(answer: PromiseLike<{ data: Data; error: unknown }>): Promise<NonNullable<Data>> {
  const { data, error } = await answer
  if (error || data === null || data === undefined) throw error ?? new Error('There was no data')
  return data
}

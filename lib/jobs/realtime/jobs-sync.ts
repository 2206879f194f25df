import type { SupabaseClient } from '@supabase/supabase-js'
import type { QueryCacheNotifyEvent, QueryClient } from '@tanstack/react-query'
import { documentKeys } from '@/lib/documents/keys'
import { projectKeys } from '@/lib/projects/keys'
import { applyEvent } from '../apply-event'
import { isGone } from '../is-gone'
import { jobKeys } from '../keys'
import { knownJob } from '../known-job'
import { activeJobsQuery, jobPartsQuery, jobQuery } from '../queries'
import type { Job, JobEvent } from '../schema'
import { isLive, isQueued } from '../status'
import { writeJob } from '../write-job'
import { ConnectionStore } from './connection'
import { Pulse } from './pulse'
import { RefreshLimiter, refillMs } from './refresh-limiter'
import { UserChannel } from './user-channel'
import { type Watched, Watchers } from './watchers'

const MEET_AFTER_MS = 500
/** The pace at which what is missing of a job that ended is asked for; the first time it is at once. */
const ENDED_REFILL_MS = 1_000
/** Tokens last an hour. Where they come faster, waking up for one must not be what asks for the next. */
const TOKEN_EVERY_MS = 60_000

interface JobsSyncOptions {
  client: QueryClient
  supabase: Pick<SupabaseClient, 'channel' | 'removeChannel' | 'realtime' | 'auth'>
  userId: string
}

/**
 * Keeps this tab's query cache true: channel first, then a snapshot, then events with a higher version;
 * a poll while the channel is not live, a slow watchdog while it is. It may be started and stopped often.
 *
 * One rule keeps pages complete: what is looked at was read at a version of its job, and is read again while that is
 * older than the newest version heard of, whoever wrote what in between: an event, a snapshot, a read, the server.
 */
export class JobsSync {
  readonly connection = new ConnectionStore()
  readonly #client: QueryClient
  readonly #supabase: JobsSyncOptions['supabase']
  readonly #channel: UserChannel
  readonly #pulse: Pulse
  readonly #limiter = new RefreshLimiter((jobId) => this.#refresh(jobId))
  readonly #watchers = new Watchers()
  readonly #refreshing = new Map<string, Promise<void>>()
  /** The newest version of each job that was heard of, in whatever way. */
  readonly #versions = new Map<string, number>()
  readonly #meeting = new Map<string, ReturnType<typeof setTimeout>>()
  /** Jobs whose last read failed: they may have left the list of current jobs, and nothing else would ask again. */
  readonly #unread = new Set<string>()
  /** Jobs that were deleted: nothing more will be heard of them. */
  readonly #gone = new Set<string>()
  #snapshotting: Promise<void> | undefined
  #tokenAt = Number.NEGATIVE_INFINITY
  #cleanUp: (() => void)[] = []

  constructor({ client, supabase, userId }: JobsSyncOptions) {
    this.#client = client
    this.#supabase = supabase
    this.#pulse = new Pulse({
      connection: this.connection,
      hasLiveJobs: () => [...this.#current(), ...this.#watchedJobs()].some(isLive),
      hasQueuedJobs: () => this.#current().some(isQueued),
      snapshot: () => void this.snapshot(),
      check: () => this.#channel.check(),
    })
    this.#channel = new UserChannel(supabase, userId, {
      onLive: () => {
        this.#pulse.setLive(true)
        this.#doubtStopped()
        void this.snapshot()
      },
      onDown: () => this.#pulse.setLive(false),
      onEvent: (event) => this.#onEvent(event),
    })
  }

  start(): void {
    if (this.#cleanUp.length > 0) return
    const { data } = this.#supabase.auth.onAuthStateChange((event) => {
      if (event === 'TOKEN_REFRESHED') this.#onToken()
    })
    const onVisible = () => {
      this.#pulse.rearm()
      if (document.visibilityState === 'visible') this.#wake()
    }
    const onOnline = () => {
      this.#pulse.setOnline(true)
      this.#wake()
    }
    const onOffline = () => this.#pulse.setOnline(false)
    document.addEventListener('visibilitychange', onVisible)
    window.addEventListener('online', onOnline)
    window.addEventListener('offline', onOffline)
    this.#cleanUp = [
      () => data.subscription.unsubscribe(),
      () => document.removeEventListener('visibilitychange', onVisible),
      () => window.removeEventListener('online', onOnline),
      () => window.removeEventListener('offline', onOffline),
      this.#client.getQueryCache().subscribe((change) => this.#onChange(change)),
    ]
    this.#pulse.start()
    this.#channel.start()
  }

  stop(): void {
    for (const undo of this.#cleanUp) undo()
    this.#cleanUp = []
    this.#channel.stop()
    this.#pulse.stop()
    this.#limiter.clear()
    for (const timer of this.#meeting.values()) clearTimeout(timer)
    this.#meeting.clear()
    this.#unread.clear()
  }

  /** While somebody looks at a job's parts or detail, they are kept fresh. Returns the end of it. */
  watch(jobId: string, what: Watched): () => void {
    const unwatch = this.#watchers.add(jobId, what)
    this.#catchUp(jobId)
    return unwatch
  }

  /** Reads all current jobs, and those that ended unseen since the last time. One at a time. */
  snapshot(): Promise<void> {
    this.#snapshotting ??= this.#takeSnapshot().finally(() => {
      this.#snapshotting = undefined
    })
    return this.#snapshotting
  }

  async #takeSnapshot(): Promise<void> {
    const before = this.#current().filter(isLive)
    const jobs = await this.#client
      .fetchQuery({ ...activeJobsQuery(), staleTime: 0, retry: false })
      // The next beat of the pulse asks again; useConnection already says how things stand.
      .catch(() => null)
    if (!jobs) return
    this.#pulse.heard()
    const now = new Map(jobs.map((job) => [job.id, job]))
    for (const job of jobs) this.#spread(job)
    const ended = before.filter(({ id }) => !isStillLive(now.get(id))).map(({ id }) => id)
    const unread = new Set([...this.#unread, ...this.#watchers.ids().filter((id) => this.#isLost(id, now))])
    for (const jobId of new Set([...ended, ...unread]))
      await this.#onEnded(jobId, unread.has(jobId) ? undefined : now.get(jobId))
    for (const jobId of this.#watchers.ids()) this.#catchUp(jobId)
  }

  /** Something of a job was written to the cache, by us or by a page: does what is looked at keep up with it? */
  #onChange(change: QueryCacheNotifyEvent): void {
    if (change.type !== 'updated' || !['success', 'setState'].includes(change.action.type)) return
    const [domain, what, jobId] = change.query.queryKey
    if (domain !== jobKeys.all[0]) return
    this.#pulse.rearm()
    if ((what === 'parts' || what === 'detail') && typeof jobId === 'string') this.#catchUp(jobId)
  }

  /** Looked at and live as far as this tab knows, but not among the current jobs: its end was missed. */
  #isLost(jobId: string, current: ReadonlyMap<string, Job>): boolean {
    return !current.has(jobId) && !this.#gone.has(jobId) && isStillLive(knownJob(this.#client, jobId))
  }

  /** What a job that was stopped still had in hand may have come in unheard: what is looked at is read again. */
  #doubtStopped(): void {
    for (const { id, status } of this.#watchedJobs())
      if (status === 'cancelled' || status === 'failed') this.#unread.add(id)
  }

  /** What one query learned, written to the others; what is looked at follows. */
  #spread(job: Job): void {
    writeJob(this.#client, job)
    this.#catchUp(job.id)
  }

  #onEvent(event: JobEvent): void {
    this.#pulse.heard()
    this.#hear(event)
    const known = knownJob(this.#client, event.id)
    if (known && event.version <= known.version) return
    const next = known && applyEvent(known, event, new Date())
    if (next) this.#spread(next)
    else if (known || !isLive(event)) void this.#onEnded(event.id, undefined, event.version)
    else this.#meet(event.id)
  }

  /** A job that is new here. Started in this tab, its row is on its way already: the event is the faster one. */
  #meet(jobId: string): void {
    if (this.#meeting.has(jobId)) return
    const timer = setTimeout(() => {
      this.#meeting.delete(jobId)
      if (!knownJob(this.#client, jobId)) void this.#limiter.flush(jobId)
    }, MEET_AFTER_MS)
    this.#meeting.set(jobId, timer)
  }

  /** A job ended, or came to be known: its row has what events do not carry. */
  async #onEnded(jobId: string, row: Job | undefined, version = 0): Promise<void> {
    if (!row || this.#watchers.of(jobId).size > 0) {
      // A read that is under way may have been answered before the end, by us or by a query of the page.
      await this.#refreshing.get(jobId)
      await this.#limiter.flush(jobId)
      if ((knownJob(this.#client, jobId)?.version ?? 0) < version) await this.#limiter.flush(jobId)
    }
    const job = knownJob(this.#client, jobId)
    if (!job || isLive(job)) return
    const { projectId } = job
    await Promise.all([
      this.#client.invalidateQueries({ queryKey: documentKeys.list(projectId) }),
      this.#client.invalidateQueries({ queryKey: projectKeys.detail(projectId) }),
    ])
  }

  /** Reads what is looked at of a job again when it is older than what was heard of the job. */
  #catchUp(jobId: string): void {
    if (document.visibilityState === 'hidden' || this.#gone.has(jobId)) return
    const job = knownJob(this.#client, jobId)
    if (!job || !this.#watchers.isBehind(this.#client, jobId, this.#hear(job))) return
    this.#limiter.want(jobId, isLive(job) ? refillMs(job.estimate) : ENDED_REFILL_MS)
  }

  #hear({ id, version }: Pick<Job, 'id' | 'version'>): number {
    const newest = Math.max(version, this.#versions.get(id) ?? 0)
    this.#versions.set(id, newest)
    return newest
  }

  /** One request for a job and whatever of it is looked at. */
  #refresh(jobId: string): Promise<void> {
    const running = this.#refreshing.get(jobId)
    if (running) return running
    const refreshed = this.#read(jobId).then((done) => {
      this.#refreshing.delete(jobId)
      // Somebody may have begun to look at it, or more may have been heard, while it was read.
      if (done) this.#catchUp(jobId)
    })
    this.#refreshing.set(jobId, refreshed)
    return refreshed
  }

  /** Whether it could be read. */
  async #read(jobId: string): Promise<boolean> {
    this.#unread.delete(jobId)
    const watched = this.#watchers.of(jobId)
    const fresh = { staleTime: 0, retry: 1 }
    try {
      if (watched.has('parts')) {
        const { job } = await this.#client.fetchQuery({ ...jobPartsQuery(jobId), ...fresh })
        writeJob(this.#client, job)
        if (!watched.has('detail')) return true
      }
      const { job } = await this.#client.fetchQuery({ ...jobQuery(jobId), ...fresh })
      writeJob(this.#client, job)
      return true
    } catch (error) {
      // Asked again with the next snapshot, which comes soon; what is gone is not.
      if (isGone(error)) this.#gone.add(jobId)
      else this.#unread.add(jobId)
      this.#pulse.soon()
      return false
    }
  }

  /** On a device whose clock is ahead each token looks old, so that every use of one brings another. */
  #onToken(): void {
    if (Date.now() - this.#tokenAt < TOKEN_EVERY_MS) return
    this.#tokenAt = Date.now()
    this.#wake()
  }

  /** The tab is looked at, the network is back, or the token is new: look again at once. */
  #wake(): void {
    this.#pulse.alert()
    if (this.#channel.live) {
      this.#channel.check()
      void this.snapshot()
    } else {
      this.#channel.hurry()
      this.#pulse.soon()
    }
  }

  /** What is known of the jobs that somebody looks at: a page may be open on one that is not in the list. */
  #watchedJobs(): Job[] {
    const jobIds = this.#watchers.ids().filter((jobId) => !this.#gone.has(jobId))
    return jobIds.flatMap((jobId) => knownJob(this.#client, jobId) ?? [])
  }

  #current(): Job[] {
    return this.#client.getQueryData<Job[]>(jobKeys.current()) ?? []
  }
}

function isStillLive(job: Job | undefined): boolean {
  return job !== undefined && isLive(job)
}

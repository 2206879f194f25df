import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { QueryObserver } from '@tanstack/react-query'
import { httpSource } from '@/lib/data/http-source'
import { makeQueryClient } from '@/lib/data/query-client'
import { bindSource } from '@/lib/data/source'
import { jobKeys } from '@/lib/jobs/keys'
import { activeJobsQuery, jobPartsQuery } from '@/lib/jobs/queries'
import { JobsSync } from '@/lib/jobs/realtime/jobs-sync'
import { type Job, JobDetailSchema, JobPageSchema, type JobParts, JobPartsSchema } from '@/lib/jobs/schema'
import { writeJob } from '@/lib/jobs/write-job'
import type { Sighting, TabState } from '../check/record.ts'
import type { Api } from './api.ts'

interface TabOptions {
  name: string
  userId: string
  api: Api
  supabase: SupabaseClient
  sightings: Sighting[]
}

/** One open page of a user, without the drawing: the product's own channel, sync and cache, on its real routes. */
export class Tab {
  readonly name: string
  readonly #userId: string
  readonly #client = makeQueryClient()
  readonly #sync: JobsSync
  readonly #sightings: Sighting[]
  readonly #last = new Map<string, string>()
  readonly #watched = new Map<string, () => void>()
  readonly #undo: (() => void)[] = []

  constructor({ name, userId, api, supabase, sightings }: TabOptions) {
    this.name = name
    this.#userId = userId
    this.#sightings = sightings
    bindSource(this.#client, {
      ...httpSource,
      currentJobs: async (signal) => JobPageSchema.parse(await api.get('/jobs?status=current', signal)).jobs,
      getJob: async (id, signal) => JobDetailSchema.parse(await api.get(`/jobs/${id}`, signal)),
      getJobParts: async (id, after, signal) =>
        JobPartsSchema.parse(await api.get(`/jobs/${id}/parts?after=${after}`, signal)),
    })
    this.#sync = new JobsSync({ client: this.#client, supabase, userId })
  }

  open(): void {
    this.#undo.push(
      this.#client.getQueryCache().subscribe(({ type, query }) => {
        if (type === 'updated' && query.state.data !== undefined) this.#see(query.queryHash, query.state.data)
      }),
      new QueryObserver(this.#client, { ...activeJobsQuery(), enabled: false }).subscribe(() => undefined),
    )
    this.#sync.start()
  }

  close(): void {
    for (const unwatch of this.#watched.values()) unwatch()
    for (const undo of this.#undo) undo()
    this.#sync.stop()
    this.#client.clear()
  }

  /** A job that this very tab started: the answer has its row. */
  started(job: Job): void {
    writeJob(this.#client, job)
  }

  /** The page of a job is open: its finished parts are shown. */
  watch(jobId: string): void {
    if (this.#watched.has(jobId)) return
    const observer = new QueryObserver(this.#client, jobPartsQuery(jobId))
    const unsubscribe = observer.subscribe(() => undefined)
    const unwatch = this.#sync.watch(jobId, 'parts')
    this.#watched.set(jobId, () => {
      unwatch()
      unsubscribe()
    })
  }

  state(): TabState {
    const watched = [...this.#watched.keys()].flatMap((jobId) => {
      const seen = this.#client.getQueryData<JobParts>(jobKeys.parts(jobId))
      return seen ? [{ jobId, job: seen.job, parts: seen.parts }] : []
    })
    return { tab: this.name, userId: this.#userId, current: this.#current(), watched }
  }

  #current(): Job[] {
    return this.#client.getQueryData<Job[]>(jobKeys.current()) ?? []
  }

  #see(queryHash: string, data: unknown): void {
    const jobs = queryHash === JSON.stringify(jobKeys.current()) ? (data as Job[]) : [(data as JobParts).job]
    for (const { id, run, version, status, progress } of jobs) {
      const look = `${run} ${version} ${status} ${progress}`
      const place = `${queryHash} ${id}`
      if (this.#last.get(place) === look) continue
      this.#last.set(place, look)
      const at = Date.now()
      this.#sightings.push({
        tab: this.name,
        query: queryHash,
        jobId: id,
        at,
        run,
        version,
        status,
        progress,
      })
    }
  }
}

/** A client of its own for each tab: its own socket, its own session. */
export function tabClient(name: string, url: string, publishableKey: string): SupabaseClient {
  return createClient(url, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false, storageKey: name },
    realtime: { heartbeatIntervalMs: 15_000 },
  })
}

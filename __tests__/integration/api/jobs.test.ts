import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Job, JobDetailSchema, JobPageSchema, JobPartsSchema, JobStartedSchema } from '@/lib/jobs/schema'
import { connectAsOwner } from '../../support/database.ts'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import { ledger, type Owner, owner } from './support/world'

const app = testApp()
const sql = connectAsOwner(4)
const written = ledger(sql)
let me: Owner

beforeAll(async () => {
  me = await owner()
})
beforeEach(async () => {
  await sql`delete from jobs`
  app.takeCalls()
})

const as = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  call(app.url, method, path, { token: me.token, body, ...(headers && { headers }) })

async function start(body: Record<string, unknown> = {}, headers?: Record<string, string>) {
  const response = await as(
    'POST',
    '/generate/talk-track',
    { projectId: me.projectId, deckId: me.deckId, ...body },
    headers,
  )
  expect(response.status).toBe(202)
  return JobStartedSchema.parse(await response.json())
}

const job = async (id: string): Promise<Job> =>
  JobDetailSchema.parse(await (await as('GET', `/jobs/${id}`)).json()).job
const jobs = async (query = '') => JobPageSchema.parse(await (await as('GET', `/jobs${query}`)).json())

describe('starting a talk track', () => {
  it('is one call of the database and then one kick', async () => {
    const started = await start()
    expect(started).toMatchObject({ status: 'pending', created: true })
    expect(started.message).toBe('Generating talk track – this may take 2–5 minutes. You can navigate freely')
    expect(Date.parse(started.estimatedCompletionAt)).toBeGreaterThan(Date.now())
    const calls: string[] = []
    await expect.poll(() => calls.push(...app.takeCalls()) && calls.length).toBe(2)
    expect(calls).toEqual(['POST /rest/v1/rpc/enqueue_job', 'POST /functions/v1/job-worker'])
  })

  it('a second time while it runs answers with the same job', async () => {
    const [first, second] = [await start(), await start()]
    expect(second).toMatchObject({ jobId: first.jobId, created: false })
    expect((await jobs()).jobs).toHaveLength(1)
  })

  it('fifty times at once makes one job', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => start()))
    expect(new Set(all.map(({ jobId }) => jobId)).size).toBe(1)
    expect(all.filter(({ created }) => created)).toHaveLength(1)
  })

  it('is the same as POST /api/jobs with that kind', async () => {
    const { jobId } = await start({ tone: 'academic' })
    const input = { deckId: me.deckId, tone: 'academic' }
    const response = await as('POST', '/jobs', { kind: 'talk_track', projectId: me.projectId, input })
    expect((await response.json()) as { jobId: string }).toMatchObject({ jobId, created: false })
  })
})

describe('an idempotency key', () => {
  it('answers the same request with the same job', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    expect((await start({}, headers)).jobId).toBe((await start({}, headers)).jobId)
  })

  it('with another request is refused, and nothing is written', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    await start({}, headers)
    const before = await written()
    const response = await as(
      'POST',
      '/generate/talk-track',
      { projectId: me.projectId, deckId: me.deckId, tone: 'academic' },
      headers,
    )
    expect(response.status).toBe(409)
    expect((await problemOf(response)).code).toBe('idempotency_key_reused')
    expect(await written()).toBe(before)
  })

  it.each(['x'.repeat(201), 'a b', 'ü'])('that is none is refused: %#', async (key) => {
    const headers = { 'idempotency-key': Buffer.from(key).toString('latin1') }
    const response = await as(
      'POST',
      '/jobs',
      { kind: 'talk_track', projectId: me.projectId, input: { deckId: me.deckId } },
      headers,
    )
    expect(response.status).toBe(422)
    expect((await problemOf(response)).errors?.[0]?.path).toBe('Idempotency-Key')
  })
})

describe('what is refused', () => {
  it.each([
    'nonsense',
    'toString',
    '__proto__',
    'constructor',
  ])('a kind that does not exist: %s', async (kind) => {
    const response = await as('POST', '/jobs', { kind, projectId: me.projectId, input: {} })
    expect(response.status).toBe(422)
    expect((await problemOf(response)).code).toBe('unknown_kind')
  })

  it('a document that is no deck, or not there', async () => {
    const response = await as('POST', '/generate/talk-track', {
      projectId: me.projectId,
      deckId: randomUUID(),
    })
    expect([404, 422]).toContain(response.status)
    await problemOf(response)
  })

  it('more jobs at once than one may have, with the time to wait', async () => {
    await sql`update job_settings set max_live_jobs_per_user = 1`
    try {
      await start()
      const response = await as('POST', '/generate/talk-track', {
        projectId: me.projectId,
        deckId: me.deckId,
        tone: 'academic',
      })
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await problemOf(response)).code).toBe('too_many_jobs')
    } finally {
      await sql`update job_settings set max_live_jobs_per_user = 20`
    }
  })
})

describe('a job under way', () => {
  it('has a flat status for clients that poll', async () => {
    const { jobId } = await start()
    const response = await as('GET', `/generate/talk-track/status/${jobId}`)
    expect(await response.json()).toEqual({
      id: jobId,
      status: 'pending',
      progress: 0,
      stage: 'plan',
      message: 'Waiting for a worker',
      currentChunk: 0,
      totalChunks: 0,
      error: null,
      talkTrackId: null,
    })
  })

  it('shows that it waits for its next attempt', async () => {
    const { jobId } = await start()
    await sql`update jobs set retry_at = now() + interval '1 minute' where id = ${jobId}`
    const status = (await (await as('GET', `/generate/talk-track/status/${jobId}`)).json()) as {
      status: string
    }
    expect(status.status).toBe('retrying')
  })

  it('is cancelled, continued, and cancelled again without harm', async () => {
    const { jobId } = await start()
    for (const time of [1, 2]) {
      const response = await as('POST', `/jobs/${jobId}/cancel`)
      expect(response.status, `time ${time}`).toBe(202)
    }
    expect((await job(jobId)).status).toBe('cancelled')
    app.takeCalls()
    expect((await as('POST', `/jobs/${jobId}/retry`)).status).toBe(202)
    expect(await job(jobId)).toMatchObject({ status: 'pending', run: 2 })
    await expect.poll(() => app.takeCalls()).toContain('POST /functions/v1/job-worker')
  })

  it('is kicked by its owner', async () => {
    const { jobId } = await start()
    await expect.poll(() => app.takeCalls()).toContain('POST /functions/v1/job-worker')
    expect((await as('POST', `/jobs/${jobId}/kick`)).status).toBe(202)
    await expect.poll(() => app.takeCalls()).toContain('POST /functions/v1/job-worker')
  })

  it('has no parts at first', async () => {
    const { jobId } = await start()
    const parts = JobPartsSchema.parse(await (await as('GET', `/jobs/${jobId}/parts`)).json())
    expect(parts).toMatchObject({ parts: [], lastEvent: 0, completed: 0 })
  })
})

describe('the list of jobs', () => {
  it('is filtered, and goes on where it stopped', async () => {
    const { jobId } = await start()
    await as('POST', `/jobs/${jobId}/cancel`)
    await start({ tone: 'academic' })
    expect((await jobs()).jobs).toHaveLength(2)
    expect((await jobs('?status=active')).jobs).toHaveLength(1)
    expect((await jobs('?status=failed')).jobs.map(({ id }) => id)).toEqual([jobId])
    expect((await jobs('?status=completed')).jobs).toEqual([])
    expect((await jobs(`?projectId=${me.projectId}`)).jobs).toHaveLength(2)
    expect((await jobs(`?projectId=${randomUUID()}`)).jobs).toEqual([])
  })

  it('of what is current has the failed job until it was seen, once', async () => {
    const { jobId } = await start()
    // The kick of the start is on its way, and would be counted.
    await expect.poll(() => app.takeCalls()).toContain('POST /functions/v1/job-worker')
    await sql`delete from private.task_queue where job_id = ${jobId}`
    await sql`update job_tasks set status = 'failed', finished_at = now(), error_code = 'model_refused', error_message = 'No.' where job_id = ${jobId}`
    await sql`update jobs set status = 'failed', finished_at = now(), error_code = 'model_refused', error_message = 'No.' where id = ${jobId}`
    app.takeCalls()
    expect((await jobs('?status=current')).jobs.map(({ id }) => id)).toEqual([jobId])
    expect(app.takeCalls()).toEqual(['POST /rest/v1/rpc/list_jobs'])
    const seen = await Promise.all(
      Array.from({ length: 5 }, async () =>
        (await as('POST', '/jobs/acknowledge', { jobIds: [jobId] })).json(),
      ),
    )
    expect(
      seen.filter((answer) => (answer as { acknowledged: string[] }).acknowledged.length > 0),
    ).toHaveLength(1)
    expect((await jobs('?status=current')).jobs).toEqual([])
    expect((await as('POST', `/jobs/${jobId}/cancel`)).status).toBe(409)
  })
})

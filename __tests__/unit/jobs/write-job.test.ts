import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { jobKeys } from '@/lib/jobs/keys'
import { knownJob } from '@/lib/jobs/known-job'
import { mergeParts } from '@/lib/jobs/parts'
import type { Job, JobParts } from '@/lib/jobs/schema'
import { mergeSnapshot, writeJob } from '@/lib/jobs/write-job'
import { completed, JOB_ID, jobFixture } from './job-fixture'

const OTHER_ID = '6f1c2c5e-8a55-4b6b-9d38-0c9d6e0a0102'
const current = (client: QueryClient) => client.getQueryData<Job[]>(jobKeys.current())
const ids = (jobs: Job[] | undefined) => jobs?.map(({ id }) => id)

describe('writing a job to the cache', () => {
  it('adds a new job in front', () => {
    const client = new QueryClient()
    writeJob(client, jobFixture())
    writeJob(client, jobFixture({ id: OTHER_ID }))
    expect(ids(current(client))).toEqual([OTHER_ID, JOB_ID])
  })

  it('never overwrites what is newer', () => {
    const client = new QueryClient()
    writeJob(client, jobFixture({ version: 9, progress: 60 }))
    writeJob(client, jobFixture({ version: 8, progress: 40 }))
    expect(knownJob(client, JOB_ID)?.progress).toBe(60)
  })

  it('keeps a finished job until somebody was told of it', () => {
    const client = new QueryClient()
    writeJob(client, jobFixture())
    writeJob(client, jobFixture({ ...completed, version: 10 }))
    expect(current(client)?.[0]?.status).toBe('completed')
    writeJob(client, jobFixture({ ...completed, version: 11, acknowledgedAt: '2026-01-01T10:03:00Z' }))
    expect(current(client)).toEqual([])
  })

  it('lets go of a job that its owner cancelled', () => {
    const client = new QueryClient()
    writeJob(client, jobFixture())
    writeJob(client, jobFixture({ status: 'cancelled', finishedAt: '2026-01-01T10:01:00Z', version: 4 }))
    expect(current(client)).toEqual([])
  })
})

describe('a snapshot', () => {
  it('does not take back what events said while it was on its way', () => {
    const known = [jobFixture({ version: 9, progress: 60 })]
    expect(
      mergeSnapshot([jobFixture({ version: 5, progress: 20 })], known, new Set([JOB_ID]))[0]?.progress,
    ).toBe(60)
  })

  it('keeps a job that was started while it was on its way', () => {
    const started = jobFixture({ id: OTHER_ID })
    expect(ids(mergeSnapshot([], [started], new Set()))).toEqual([OTHER_ID])
  })

  it('lets go of what it does not name any more', () => {
    expect(mergeSnapshot([], [jobFixture()], new Set([JOB_ID]))).toEqual([])
  })
})

describe('the parts of a job', () => {
  const part = (position: number, taskId: string) => ({ taskId, stage: 'write', position, output: position })
  const parts = (lastEvent: number, ...all: JobParts['parts']): JobParts => ({
    job: jobFixture(),
    parts: all,
    lastEvent,
    completed: all.length,
  })

  it('come together in order, each once', () => {
    const known = mergeParts(undefined, parts(5, part(2, 'c'), part(0, 'a')))
    const merged = mergeParts(known, parts(8, part(1, 'b'), part(0, 'a')))
    expect(merged.parts.map(({ position }) => position)).toEqual([0, 1, 2])
    expect(merged.lastEvent).toBe(8)
  })
})

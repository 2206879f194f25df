import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { wordsOfChain } from '@/components/jobs/banner-words'
import {
  chainProgress,
  chainTimeLeft,
  isOnTheWay,
  isReady,
  mainJob,
  partNow,
} from '@/lib/jobs/chains/chain-state'
import { withNewerJobs } from '@/lib/jobs/chains/jobs-of-chains'
import type { Chain } from '@/lib/jobs/chains/schema'
import { writeChain } from '@/lib/jobs/chains/write-chain'
import { jobKeys } from '@/lib/jobs/keys'
import type { Job } from '@/lib/jobs/schema'
import { writeJob } from '@/lib/jobs/write-job'
import { jobFixture, PROJECT_ID } from './job-fixture'

const idOf = (n: number) => `6f1c2c5e-8a55-4b6b-9d38-0c9d6e0a09${String(n).padStart(2, '0')}`
const done = {
  status: 'completed',
  progress: 100,
  result: {},
  finishedAt: '2026-01-01T10:05:00Z',
  message: 'Ready',
}
const waiting = { status: 'pending', progress: 0, startedAt: null, message: 'Waiting for another job' }

function chainOf(...parts: (Record<string, unknown> & { optional?: boolean })[]): Chain {
  return {
    id: idOf(99),
    projectId: PROJECT_ID,
    createdAt: '2026-01-01T10:00:00Z',
    parts: parts.map(({ optional = false, ...changes }, index) => ({
      position: index + 1,
      optional,
      job: jobFixture({ id: idOf(index), ...changes }),
    })),
  }
}

describe('a chain reads as what it is made for', () => {
  it('by its last part that is not optional', () => {
    const chain = chainOf(
      { kind: 'transcription' },
      { kind: 'sop_generation' },
      { kind: 'x', optional: true },
    )
    expect(mainJob(chain).kind).toBe('sop_generation')
  })

  it('ready when all but optional parts are', () => {
    expect(isReady(chainOf(done, { ...waiting, optional: true }))).toBe(true)
    expect(isReady(chainOf(done, waiting))).toBe(false)
  })

  it('in the banner, until it is ready: then as the optional part that still goes on', () => {
    const video = { kind: 'video_upload', status: 'processing', progress: 20, optional: true }
    const written = { kind: 'sop_generation', ...done }
    const words = (...parts: Parameters<typeof chainOf>) => wordsOfChain(chainOf(...parts), Date.now())
    expect(words({ kind: 'sop_generation' }, { ...video, ...waiting }).doing).toBe('Generating training')
    expect(words(written, video)).toMatchObject({ doing: 'Preparing the video', noun: 'video', progress: 20 })
  })

  it('a part that did its own is on the way until that is there, or will not come', () => {
    const [first, last] = [jobFixture({ id: idOf(0), ...done }), jobFixture({ id: idOf(1), ...done })]
    expect(isOnTheWay([chainOf(done, waiting)], first)).toBe(true)
    expect(isOnTheWay([chainOf(done, done)], last)).toBe(false)
    expect(isOnTheWay([chainOf(done, { ...waiting, optional: true })], first)).toBe(false)
    expect(isOnTheWay([chainOf(done, { status: 'cancelled', finishedAt: done.finishedAt })], first)).toBe(
      false,
    )
    expect(isOnTheWay([], first)).toBe(false)
  })

  it('as far as its parts are, each by how long it takes', () => {
    const chain = chainOf(
      { ...done, estimate: { lowSeconds: 10, highSeconds: 30 } },
      { progress: 50, estimate: { lowSeconds: 10, highSeconds: 60 } },
      { ...waiting, estimate: { lowSeconds: 5, highSeconds: 10 } },
    )
    expect(chainProgress(chain)).toBe(60)
    expect(partNow(chain)?.position).toBe(2)
    expect(chainProgress(chainOf(done, done))).toBe(100)
  })

  it('as long as what is left of it usually takes', () => {
    const chain = chainOf(done, { startedAt: '2026-01-01T10:05:00Z' }, waiting)
    expect(chainTimeLeft(chain, Date.parse('2026-01-01T10:06:00Z'))).toBe('3–9 minutes left')
    expect(chainTimeLeft(chainOf(done), 0)).toBeNull()
  })
})

describe('the chains of a tab', () => {
  const chainsIn = (client: QueryClient) => client.getQueryData<Chain[]>(jobKeys.chains()) ?? []

  it('follow their jobs, and are never written back', () => {
    const client = new QueryClient()
    writeChain(client, chainOf(waiting, waiting))
    writeJob(client, jobFixture({ id: idOf(0), version: 9, progress: 40 }))
    writeJob(client, jobFixture({ id: idOf(0), version: 8, progress: 30 }))
    expect(chainsIn(client)[0]?.parts.map(({ job }) => job.progress)).toEqual([40, 0])
    const current = client.getQueryData<Job[]>(jobKeys.current()) ?? []
    expect(current.map(({ id }) => id).sort()).toEqual([idOf(0), idOf(1)])
  })

  it('are read again when a job comes that none of them holds', () => {
    const client = new QueryClient()
    writeChain(client, chainOf(waiting))
    const stale = () => client.getQueryState(jobKeys.chains())?.isInvalidated
    writeJob(client, jobFixture({ id: idOf(0), version: 9 }))
    expect(stale()).toBe(false)
    writeJob(client, jobFixture({ id: idOf(7) }))
    expect(stale()).toBe(true)
  })

  it('keep what the tab knows better than an answer that was overtaken', () => {
    const client = new QueryClient()
    writeJob(client, jobFixture({ id: idOf(0), version: 9, progress: 40 }))
    const [chain] = withNewerJobs(client, [chainOf({ version: 4, progress: 10 })])
    expect(chain?.parts[0]?.job.progress).toBe(40)
  })
})

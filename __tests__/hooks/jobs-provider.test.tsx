import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { useConnection } from '@/lib/jobs/use-connection'
import { useJob } from '@/lib/jobs/use-job'
import { useJobParts } from '@/lib/jobs/use-job-parts'
import { completed, JOB_ID, jobFixture } from '../unit/jobs/job-fixture'
import { FakeSocket } from './support/fake-socket'
import { api, openTab, pass, setOnline, setUpTab, setVisible, signIn } from './support/tab'

setUpTab()

function Banner() {
  const { data } = useActiveJobs()
  const { state } = useConnection()
  const jobs = data?.map((job) => `${job.progress}%`).join(' ') ?? 'nothing known'
  return <output>{`${state}: ${jobs || 'nothing runs'}`}</output>
}

function Place() {
  const { data } = useActiveJobs()
  const ahead = data?.[0]?.jobsAhead
  return <output>{ahead ? `${ahead} ahead` : 'no queue'}</output>
}

function State() {
  const { data } = useJob(JOB_ID)
  return <output>{data?.job.status}</output>
}

function Scripts() {
  const { data } = useJobParts(JOB_ID)
  return <p>{`${data?.parts.length ?? 0} scripts`}</p>
}

const banner = () => screen.getByRole('status').textContent
const livingSockets = () => FakeSocket.sockets.filter(({ readyState }) => readyState === 1)

describe('a tab that follows jobs', () => {
  it('joins its private channel first and takes a snapshot then', async () => {
    api.set(jobFixture({ progress: 40 }))
    openTab(<Banner />)
    expect(banner()).toBe('connecting: nothing known')
    await pass(1_000)
    expect(banner()).toBe('live: 40%')
    expect(FakeSocket.joins).toEqual(['token-1'])
  })

  it('has one channel in strict mode, and none once it is closed', async () => {
    api.set(jobFixture())
    const { unmount } = openTab(<Banner />)
    await pass(1_000)
    expect(livingSockets().flatMap(({ joined }) => [...joined])).toHaveLength(1)
    unmount()
    api.takeRequests()
    await pass(300_000)
    expect(api.takeRequests()).toEqual([])
    expect(livingSockets().flatMap(({ joined }) => [...joined])).toEqual([])
  })

  it('looks every few seconds how far the queue is, and no longer once its job has begun', async () => {
    const job = jobFixture({ status: 'pending', startedAt: null, progress: 0, jobsAhead: 3 })
    api.set(job)
    openTab(<Place />)
    await pass(1_000)
    expect(banner()).toBe('3 ahead')
    api.set({ ...job, jobsAhead: 1 }, { silently: true })
    await pass(6_000)
    expect(banner()).toBe('1 ahead')
    api.set(jobFixture({ version: 4, message: 'Reading the deck' }))
    await pass(1_000)
    expect(banner()).toBe('no queue')
    api.takeRequests()
    await pass(20_000)
    expect(api.takeRequests()).toEqual([])
  })

  it('follows events, and ignores those that come late', async () => {
    const job = jobFixture({ version: 3, progress: 10 })
    api.set(job)
    openTab(<Banner />)
    await pass(1_000)
    api.set({ ...job, version: 9, progress: 60 })
    api.set({ ...job, version: 5, progress: 30 })
    await pass(100)
    expect(banner()).toBe('live: 60%')
  })

  it('shows a job that was started on another device', async () => {
    openTab(<Banner />)
    await pass(1_000)
    expect(banner()).toBe('live: nothing runs')
    api.set(jobFixture({ progress: 5 }))
    await pass(1_000)
    expect(banner()).toBe('live: 5%')
  })

  it('asks nothing while nothing runs and the channel is live', async () => {
    openTab(<Banner />)
    await pass(1_000)
    api.takeRequests()
    await pass(600_000)
    expect(api.takeRequests()).toEqual([])
  })

  it('looks after a job slowly when the channel is live but silent', async () => {
    const job = jobFixture()
    api.set(job)
    openTab(<Banner />)
    await pass(1_000)
    api.takeRequests()
    api.set({ ...job, version: 8, progress: 70 }, { silently: true })
    await pass(31_000)
    expect(banner()).toBe('live: 70%')
    expect(api.takeRequests()).toEqual(['GET /jobs?status=current'])
  })

  it('finds out that a job has ended although no event said so', async () => {
    const job = jobFixture()
    api.set(job)
    openTab(<Banner />)
    await pass(1_000)
    const gone = { ...job, status: 'cancelled', finishedAt: '2026-01-01T10:01:00Z', version: 9 } as typeof job
    api.set(gone, { silently: true })
    await pass(31_000)
    expect(banner()).toBe('live: nothing runs')
  })
})

describe('when the channel is lost', () => {
  it('polls every three seconds, says so, and is live again after a snapshot', async () => {
    const job = jobFixture()
    api.set(job)
    openTab(<Banner />)
    await pass(1_000)
    FakeSocket.behaviour.reachable = false
    for (const socket of livingSockets()) socket.drop()
    api.takeRequests()
    api.set({ ...job, version: 6, progress: 33 }, { silently: true })
    await pass(5_000)
    expect(banner()).toBe('polling: 33%')
    await pass(30_000)
    expect(api.takeRequests().length).toBeGreaterThanOrEqual(10)

    FakeSocket.behaviour.reachable = true
    await pass(15_000)
    expect(banner()).toBe('live: 33%')
    api.takeRequests()
    await pass(10_000)
    expect(api.takeRequests()).toEqual([])
  })

  it('notices a line that was cut in silence in less than ten seconds', async () => {
    const job = jobFixture()
    api.set(job)
    openTab(<Banner />)
    await pass(1_000)
    FakeSocket.behaviour.answering = false
    api.set({ ...job, version: 6, progress: 44 }, { silently: true })
    await pass(8_500)
    expect(banner()).toMatch(/^(connecting|polling)/)
    await pass(4_500)
    expect(banner()).toBe('polling: 44%')
  })

  it('comes back with the token of the day after the server closed the channel', async () => {
    openTab(<Banner />)
    await pass(1_000)
    signIn('token-2')
    FakeSocket.behaviour.refuseJoin = (token) => (token === 'token-1' ? 'token expired' : null)
    for (const socket of livingSockets()) socket.closeChannels()
    await pass(3_000)
    expect(banner()).toMatch(/^live/)
    expect(FakeSocket.joins.at(-1)).toBe('token-2')
  })

  it('goes on trying when the server refuses, with growing pauses', async () => {
    FakeSocket.behaviour.refuseJoin = () => 'not now'
    openTab(<Banner />)
    await pass(60_000)
    expect(banner()).toMatch(/^polling/)
    expect(FakeSocket.joins.length).toBeGreaterThan(4)
    expect(FakeSocket.joins.length).toBeLessThan(25)
  })

  it('polls slowly while nobody looks, and at once when somebody does', async () => {
    FakeSocket.behaviour.reachable = false
    const job = jobFixture()
    api.set(job)
    openTab(<Banner />)
    await pass(5_000)
    setVisible(false)
    api.takeRequests()
    await pass(60_000)
    expect(api.takeRequests().length).toBeLessThanOrEqual(3)
    api.set({ ...job, version: 8, progress: 90 }, { silently: true })
    setVisible(true)
    await pass(3_500)
    expect(banner()).toBe('polling: 90%')
  })

  it('asks nothing offline, says so, and looks again as soon as the network is back', async () => {
    const job = jobFixture()
    api.set(job)
    openTab(<Banner />)
    await pass(1_000)
    FakeSocket.behaviour.reachable = false
    for (const socket of livingSockets()) socket.drop()
    setOnline(false)
    api.takeRequests()
    await pass(60_000)
    expect(banner()).toMatch(/^offline/)
    expect(api.takeRequests()).toEqual([])
    FakeSocket.behaviour.reachable = true
    api.set({ ...job, version: 8, progress: 90 }, { silently: true })
    setOnline(true)
    await pass(4_000)
    expect(banner()).toContain('90%')
  })

  it('asks again for the end of a job that could not be read when it came', async () => {
    const job = jobFixture()
    api.set(job)
    openTab(<State />)
    await pass(1_000)
    expect(banner()).toBe('processing')
    api.silent = new RegExp(JOB_ID)
    api.set(jobFixture({ status: 'cancelled', finishedAt: completed.finishedAt, version: 5 }))
    await pass(10_000)
    expect(banner()).toBe('processing')
    api.silent = null
    await pass(5_000)
    expect(banner()).toBe('cancelled')
    api.takeRequests()
    await pass(60_000)
    expect(api.takeRequests()).toEqual([])
  })

  it('reads a job that a page shows as live and that is no current job any more', async () => {
    api.set(jobFixture())
    FakeSocket.behaviour.reachable = false
    // The page has its job before the first list comes, and in between another tab cancels it.
    api.silent = /\/jobs$/
    openTab(<State />)
    await pass(1_000)
    expect(banner()).toBe('processing')
    const cancelled = jobFixture({ status: 'cancelled', finishedAt: completed.finishedAt, version: 5 })
    api.set(cancelled, { silently: true })
    api.silent = null
    FakeSocket.behaviour.reachable = true
    await pass(15_000)
    expect(banner()).toBe('cancelled')
  })

  it('polls as often for a job that only a page shows as for one of the list', async () => {
    api.set(jobFixture())
    FakeSocket.behaviour.reachable = false
    api.silent = /\/jobs$/
    openTab(<State />)
    await pass(10_000)
    api.takeRequests()
    await pass(30_000)
    const polls = api.takeRequests().filter((request) => request === 'GET /jobs?status=current')
    expect(polls.length).toBeGreaterThanOrEqual(8)
  })

  it('asks once more for a job that was deleted while a page shows it, and no longer', async () => {
    api.set(jobFixture())
    FakeSocket.behaviour.reachable = false
    openTab(
      <>
        <State />
        <Banner />
        <Scripts />
      </>,
    )
    await pass(5_000)
    api.takeRequests()
    api.jobs.delete(JOB_ID)
    await pass(10_000)
    expect(api.takeRequests().filter((request) => request.includes(JOB_ID)).length).toBeLessThanOrEqual(4)
    await pass(180_000)
    expect(api.takeRequests().filter((request) => request.includes(JOB_ID))).toEqual([])
  })

  it('survives an API that does not answer', async () => {
    const job = jobFixture()
    api.set(job)
    openTab(<Banner />)
    await pass(1_000)
    FakeSocket.behaviour.reachable = false
    api.reachable = false
    for (const socket of livingSockets()) socket.drop()
    await pass(20_000)
    expect(banner()).toBe('polling: 2%')
    api.reachable = true
    api.set({ ...job, version: 8, progress: 90 }, { silently: true })
    await pass(4_000)
    expect(banner()).toBe('polling: 90%')
  })
})

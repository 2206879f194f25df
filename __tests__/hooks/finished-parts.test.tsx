import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { jobKeys } from '@/lib/jobs/keys'
import type { ReadParts } from '@/lib/jobs/schema'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { useJobParts } from '@/lib/jobs/use-job-parts'
import { completed, JOB_ID, jobFixture } from '../unit/jobs/job-fixture'
import { FakeSocket } from './support/fake-socket'
import { api, openTab, pass, setUpTab, setVisible } from './support/tab'

setUpTab()

function Scripts() {
  const { data } = useJobParts(JOB_ID)
  return <p>{`${data?.parts.length ?? 0} scripts`}</p>
}

function Banner() {
  const { data } = useActiveJobs()
  return <output>{data?.length ? `${data[0]?.progress}%` : 'nothing runs'}</output>
}

function BannerAndScripts() {
  return (
    <>
      <Banner />
      <Scripts />
    </>
  )
}

const livingSockets = () => FakeSocket.sockets.filter(({ readyState }) => readyState === 1)

describe('the finished parts', () => {
  it('of a two-minute job that a page shows cost at most ten requests in all', async () => {
    let job = jobFixture({ tasksDone: 0, progress: 0 })
    api.set(job)
    openTab(<BannerAndScripts />)
    await pass(1_000)
    api.takeRequests()
    for (let task = 0; task < 9; task += 1) {
      await pass(13_000)
      job = api.finishTask(job, { progress: 2 + task * 10 })
    }
    await pass(1_000)
    api.set({ ...job, ...completed, version: job.version + 1 } as typeof job)
    await pass(5_000)
    expect(screen.getByText('9 scripts')).toBeDefined()
    // The start itself and the finished document are one request each.
    expect(api.takeRequests().length).toBeLessThanOrEqual(8)
  })

  it('come at once at first', async () => {
    const job = jobFixture({ tasksDone: 0 })
    api.set(job)
    openTab(<Scripts />)
    await pass(1_000)
    api.finishTask(job)
    await pass(100)
    expect(screen.getByText('1 scripts')).toBeDefined()
  })

  it('are not fetched while nobody shows or sees them', async () => {
    let job = jobFixture({ tasksDone: 0 })
    api.set(job)
    openTab(<Scripts />)
    await pass(1_000)
    setVisible(false)
    api.takeRequests()
    for (let task = 0; task < 5; task += 1) {
      job = api.finishTask(job)
      await pass(5_000)
    }
    expect(api.takeRequests().filter((request) => request.includes('/parts'))).toEqual([])
    setVisible(true)
    await pass(1_000)
    expect(screen.getByText('5 scripts')).toBeDefined()
  })

  it('of earlier stages do not hide that one of this stage is missing', async () => {
    const planned = api.finishTask(jobFixture({ stage: 'plan', tasksDone: 0, tasksTotal: 1 }))
    const job = { ...planned, stage: 'write', tasksDone: 0, tasksTotal: 3 } as typeof planned
    api.set(job)
    const { client } = openTab(<Scripts />)
    await pass(1_000)
    expect(screen.getByText('1 scripts')).toBeDefined()
    // Drawn by the server just before its second part was done, with the job read just after it.
    const later = api.finishTask(job, {}, { silently: true })
    client.setQueryData<ReadParts>(jobKeys.parts(JOB_ID), (parts) => parts && { ...parts, job: later })
    api.set(later)
    api.set({ ...later, version: later.version + 1, progress: 30 })
    await pass(1_000)
    expect(screen.getByText('2 scripts')).toBeDefined()
  })

  it('that a cancelled job still had in hand are there after a time without the channel', async () => {
    const job = api.finishTask(jobFixture({ tasksDone: 0 }))
    openTab(<Scripts />)
    await pass(1_000)
    const cancelled = {
      ...job,
      status: 'cancelled',
      finishedAt: completed.finishedAt,
      version: 7,
    } as typeof job
    api.set(cancelled)
    await pass(1_000)
    FakeSocket.behaviour.reachable = false
    for (const socket of livingSockets()) socket.close()
    await pass(1_000)
    api.finishTask(cancelled, {}, { silently: true })
    FakeSocket.behaviour.reachable = true
    await pass(15_000)
    expect(screen.getByText('2 scripts')).toBeDefined()
  })

  it('are complete when the job ends while a read of them is under way', async () => {
    const job = jobFixture({ tasksDone: 0 })
    api.set(job)
    openTab(<BannerAndScripts />)
    await pass(1_000)
    api.latency = 400
    const first = api.finishTask(job)
    // The read that the first part brought has been answered, and is on its way back.
    await pass(300)
    const second = api.finishTask(first, {}, { silently: true })
    api.set({ ...second, ...completed, version: second.version + 1 } as typeof job)
    await pass(5_000)
    expect(screen.getByText('2 scripts')).toBeDefined()
    expect(screen.getByRole('status').textContent).toBe('nothing runs')
  })
})

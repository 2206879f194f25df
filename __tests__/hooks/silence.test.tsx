import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { JobProgress } from '@/components/jobs/job-progress'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { jobFixture } from '../unit/jobs/job-fixture'
import { api, openTab, pass, setUpTab } from './support/tab'

setUpTab()

function Progress() {
  const { data: [job] = [] } = useActiveJobs()
  return job ? <JobProgress job={job} /> : null
}

const asked = () => api.takeRequests().filter((request) => request.endsWith('/silence'))

it('of a job that does not move one is told when its worker was last heard from, as soon as that is unusual', async () => {
  const job = jobFixture()
  api.set(job)
  openTab(<Progress />)
  await pass(12_000)
  expect(asked()).toEqual([])
  await pass(4_000)
  expect(asked()).toEqual([`GET /jobs/${job.id}/silence`])
  expect(screen.queryByText(/has not been heard from/)).toBeNull()
  expect(screen.getByText(job.message)).toBeDefined()

  api.silence = 25
  await pass(10_000)
  expect(
    screen.getByText(/^The worker has not been heard from for 2\d s; another takes over by itself$/),
  ).toBeDefined()
  expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe(
    'The worker has not been heard from; another takes over by itself, 2%',
  )

  // It goes on: nothing more is said, and nothing more is asked.
  api.set({ ...job, version: 4, progress: 40, message: 'Writing the scripts (3 of 7)' })
  await pass(2_000)
  expect(screen.queryByText(/has not been heard from/)).toBeNull()
  expect(screen.getByText('Writing the scripts (3 of 7)')).toBeDefined()
  api.takeRequests()
  await pass(11_000)
  expect(asked()).toEqual([])
})

it('of one that waits for its turn nothing is asked', async () => {
  api.set(jobFixture({ status: 'pending', startedAt: null }))
  openTab(<Progress />)
  await pass(60_000)
  expect(asked()).toEqual([])
})

import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { useStartJob } from '@/lib/jobs/use-start-job'
import { useTimeLeft } from '@/lib/jobs/use-time-left'
import { jobFixture, PROJECT_ID } from '../unit/jobs/job-fixture'
import { api, openTab, pass, setUpTab } from './support/tab'

setUpTab()

function Generate() {
  const start = useStartJob('talk_track')
  const { data = [] } = useActiveJobs()
  const left = useTimeLeft(data[0])
  return (
    <>
      <button type="button" onClick={() => start.mutate({ projectId: PROJECT_ID, input: {} })}>
        Generate
      </button>
      <output>{start.error ? start.error.message : `${data.length} running, ${left ?? 'unknown'}`}</output>
    </>
  )
}

describe('starting a job', () => {
  it('shows it at once, without another request', async () => {
    openTab(<Generate />)
    await pass(1_000)
    api.takeRequests()
    api.onStart = () => jobFixture({ startedAt: null, createdAt: new Date().toISOString() })
    fireEvent.click(screen.getByRole('button'))
    await pass(100)
    expect(screen.getByRole('status').textContent).toBe('1 running, 2–5 minutes left')
    expect(api.takeRequests()).toEqual(['POST /jobs'])
  })

  it('shows the sentence of the problem when it is refused', async () => {
    openTab(<Generate />)
    await pass(1_000)
    fireEvent.click(screen.getByRole('button'))
    await pass(100)
    expect(screen.getByRole('status').textContent).toBe('This job does not exist.')
  })
})

import { type DehydratedState, dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import fc from 'fast-check'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { jobPartsQuery } from '@/lib/jobs/queries'
import type { Job } from '@/lib/jobs/schema'
import { useJobParts } from '@/lib/jobs/use-job-parts'
import { completed, JOB_ID, jobFixture } from '../unit/jobs/job-fixture'
import { api, openTab, pass, setUpTab } from './support/tab'

setUpTab()

// Found by the browser tests on a slow machine: a job that ended while its live page was being mounted had its end
// written over the page's older parts, and nobody asked for the rest. One saw "Your deck is ready" and one slide of eight.

function LivePage() {
  const { data } = useJobParts(JOB_ID)
  return <p>{data ? `${data.job.status}, ${data.parts.length} parts` : 'nothing yet'}</p>
}

/** A tab in which one goes from some page to the live page, as the router shows it: with what the server has read. */
function tabWithNavigation() {
  let go: (state: DehydratedState) => void = () => undefined
  function Tab() {
    const [state, setState] = useState<DehydratedState | null>(null)
    go = setState
    return (
      state && (
        <HydrationBoundary state={state}>
          <LivePage />
        </HydrationBoundary>
      )
    )
  }
  openTab(<Tab />)
  return (state: DehydratedState) => act(() => go(state))
}

/** What the server reads for the page at this moment. */
function readByServer(): DehydratedState {
  const server = new QueryClient()
  const job = api.jobs.get(JOB_ID) as Job
  const parts = [...(api.parts.get(JOB_ID) ?? [])]
  server.setQueryData(jobPartsQuery(JOB_ID).queryKey, {
    job,
    parts,
    lastEvent: parts.length,
    completed: parts.length,
    readVersion: job.version,
  })
  return dehydrate(server)
}

function end(): void {
  const job = api.jobs.get(JOB_ID) as Job
  api.set({
    ...job,
    ...completed,
    stage: 'save',
    tasksDone: 1,
    tasksTotal: 1,
    version: job.version + 1,
  } as Job)
}

describe('the live page of a job', () => {
  it('has every part when the job ends while the page is mounted', async () => {
    api.set(jobFixture({ tasksDone: 0 }))
    const show = tabWithNavigation()
    await pass(1_000)
    api.latency = 400
    api.finishTask(api.jobs.get(JOB_ID) as Job, {}, { silently: true })
    const seenByServer = readByServer()
    api.finishTask(api.jobs.get(JOB_ID) as Job, {}, { silently: true })
    end()
    // The row of the ended job is on its way when the page comes.
    await pass(200)
    show(seenByServer)
    await pass(5_000)
    expect(screen.getByText('completed, 2 parts')).toBeDefined()
  })

  // Whatever comes between what: each is a story of when parts are finished and told, the page is read and shown, and the job ends.
  const Story = fc.record({
    latency: fc.constantFrom(20, 100, 300, 900),
    parts: fc.array(fc.record({ at: fc.integer({ min: 1_000, max: 2_000 }), silently: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    }),
    ends: fc.integer({ min: 2_000, max: 2_100 }),
    read: fc.integer({ min: 1_000, max: 2_200 }),
    shownAfter: fc.nat(1_200),
    otherTabIsFaster: fc.boolean(),
  })
  const stories = fc.sample(Story, { seed: 4, numRuns: 100 })

  it.each(stories)('is complete in the end: %j', async (story) => {
    api.latency = story.latency
    api.otherTabIsFaster = story.otherTabIsFaster
    api.set(jobFixture({ tasksDone: 0 }))
    const show = tabWithNavigation()
    let read: DehydratedState | undefined
    const steps = [
      ...story.parts.map(({ at, silently }) => ({
        at,
        run: () => void api.finishTask(api.jobs.get(JOB_ID) as Job, {}, { silently }),
      })),
      { at: story.ends, run: end },
      {
        at: story.read,
        run: () => {
          read = readByServer()
        },
      },
      { at: story.read + story.shownAfter, run: () => read && show(read) },
    ].sort((a, b) => a.at - b.at)
    let now = 0
    for (const { at, run } of steps) {
      await pass(at - now)
      now = at
      run()
    }
    await pass(8_000)
    expect(screen.getByText(/parts/).textContent).toBe(`completed, ${story.parts.length} parts`)
  })
})

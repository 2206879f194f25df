import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { LiveTalkTrack } from '@/components/talk-track/live-talk-track'
import { makeQueryClient } from '@/lib/data/query-client'
import { AppError } from '@/lib/http/app-error'
import { mergeParts } from '@/lib/jobs/parts'
import { jobPartsQuery } from '@/lib/jobs/queries'
import { jobFixture } from '../unit/jobs/job-fixture'

it('a job that is deleted while one watches is not shown as going on', async () => {
  const client = makeQueryClient()
  const job = jobFixture()
  client.setQueryData(
    jobPartsQuery(job.id).queryKey,
    mergeParts(undefined, { job, parts: [], lastEvent: 0, completed: 0 }),
  )
  render(
    <QueryClientProvider client={client}>
      <LiveTalkTrack jobId={job.id} />
    </QueryClientProvider>,
  )
  expect(screen.queryByText('This job is not there any more')).toBeNull()
  await client
    .fetchQuery({
      ...jobPartsQuery(job.id),
      queryFn: () => Promise.reject(new AppError(404, 'not_found', 'This job does not exist.')),
      staleTime: 0,
    })
    .catch(() => null)
  expect(await screen.findByText('This job is not there any more')).toBeTruthy()
  expect(screen.queryByText(/goes on without you/)).toBeNull()
})

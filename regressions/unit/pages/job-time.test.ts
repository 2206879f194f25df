import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { JobFacts } from '@/components/jobs/job-facts'
import type { JobDetail } from '@/lib/jobs/schema'
import { completed, jobFixture } from '../../../__tests__/unit/jobs/job-fixture'

it('the time that a job took is the one measured, as in its time line, and not rounded as an estimate is', () => {
  const job = jobFixture({
    ...completed,
    startedAt: '2026-01-01T10:00:00Z',
    finishedAt: '2026-01-01T10:00:01Z',
  })
  const detail: JobDetail = { job, tasks: [], events: [], usage: null }
  expect(renderToStaticMarkup(createElement(JobFacts, { detail }))).toMatch(/Time<\/dt><dd[^>]*>0:01</)
})

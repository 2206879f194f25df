import { expect, it } from 'vitest'
import { jobFixture } from '@/__tests__/unit/jobs/job-fixture'
import { newestOfEach } from '@/lib/jobs/newest-of-each'

// Found by chaos: the list of current jobs is made of two reads, and a job that ended between them stood in it twice,
// completed at 100 % and live at 95.
it('a job that ended between two reads is in the list once, as it ended', () => {
  const other = jobFixture({ id: '00000000-0000-4000-8000-000000000009' })
  const live = jobFixture({ version: 13, progress: 95 })
  const done = { ...jobFixture({ version: 14, progress: 99 }) }
  expect(newestOfEach([live, other, done])).toEqual([done, other])
  expect(newestOfEach([done, other, live])).toEqual([done, other])
})

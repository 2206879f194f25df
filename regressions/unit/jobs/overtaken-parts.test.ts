import { expect, it } from 'vitest'
import { jobFixture } from '@/__tests__/unit/jobs/job-fixture'
import { httpSource } from '@/lib/data/http-source'
import { makeQueryClient } from '@/lib/data/query-client'
import { bindSource } from '@/lib/data/source'
import { jobPartsQuery } from '@/lib/jobs/queries'
import { writeJob } from '@/lib/jobs/write-job'

// Found by chaos: an event that overtook the answer to a read of parts was undone by it, and the page's progress went
// back from 42 to 36 %.
it('a read of parts that an event has overtaken does not take the job back', async () => {
  const client = makeQueryClient()
  const at = (version: number, progress: number) => jobFixture({ version, progress })
  const reads = [at(1, 20), at(2, 36)]
  let beforeAnswer = (): void => undefined
  bindSource(client, {
    ...httpSource,
    getJobParts: async () => {
      beforeAnswer()
      return { job: reads.shift() ?? at(0, 0), parts: [], lastEvent: 0, completed: 0 }
    },
  })
  const query = { ...jobPartsQuery(at(1, 20).id), staleTime: 0 }
  await client.fetchQuery(query)
  beforeAnswer = () => writeJob(client, at(3, 42))
  expect((await client.fetchQuery(query)).job).toMatchObject({ version: 3, progress: 42 })
})

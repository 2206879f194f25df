import { expect, it } from 'vitest'
import { jobFixture } from '@/__tests__/unit/jobs/job-fixture'
import { httpSource } from '@/lib/data/http-source'
import { makeQueryClient } from '@/lib/data/query-client'
import { bindSource } from '@/lib/data/source'
import { jobQuery } from '@/lib/jobs/queries'
import { Watchers } from '@/lib/jobs/realtime/watchers'
import { writeJob } from '@/lib/jobs/write-job'

// As it was with parts: the answer to a read of a job undid what an event had told while it was on its way.
it('a read of a job that an event has overtaken does not take the job back, and is known to be behind', async () => {
  const client = makeQueryClient()
  const at = (version: number, progress: number) => jobFixture({ version, progress })
  const reads = [at(1, 20), at(2, 36), at(3, 42)]
  let beforeAnswer = (): void => undefined
  bindSource(client, {
    ...httpSource,
    getJob: async () => {
      beforeAnswer()
      return { job: reads.shift() ?? at(0, 0), tasks: [], events: [], usage: null }
    },
  })
  const query = { ...jobQuery(at(1, 20).id), staleTime: 0 }
  const watchers = new Watchers()
  watchers.add(at(1, 20).id, 'detail')
  await client.fetchQuery(query)
  beforeAnswer = () => writeJob(client, at(3, 42))
  expect((await client.fetchQuery(query)).job).toMatchObject({ version: 3, progress: 42 })
  expect(watchers.isBehind(client, at(3, 42).id, 3)).toBe(true)
  await client.fetchQuery(query)
  expect(watchers.isBehind(client, at(3, 42).id, 3)).toBe(false)
})

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

// Tasks are completed side by side, and an event may become visible after a later one was read: whoever goes on from the
// last event never sees it.
it('a part whose event became visible late is not missed', async () => {
  const client = makeQueryClient()
  const job = jobFixture()
  const part = (position: number) => ({ taskId: `t${position}`, stage: 'write', position, output: {} })
  const asked: number[] = []
  const answers = [
    { job, parts: [part(1)], lastEvent: 9, completed: 1 },
    { job, parts: [part(2)], lastEvent: 11, completed: 3 },
    { job, parts: [part(0), part(1), part(2)], lastEvent: 11, completed: 3 },
  ]
  bindSource(client, {
    ...httpSource,
    getJobParts: async (_id, after) => {
      asked.push(after)
      const answer = answers[asked.length - 1]
      if (!answer) throw new Error('Asked once too often')
      return answer
    },
  })
  const query = { ...jobPartsQuery(job.id), staleTime: 0 }
  await client.fetchQuery(query)
  const { parts } = await client.fetchQuery(query)
  expect(parts.map(({ position }) => position)).toEqual([0, 1, 2])
  expect(asked).toEqual([0, 9, 0])
})

import { setTimeout as wait } from 'node:timers/promises'
import { apiClient } from '@/lib/http/api-client'
import { jobFunctions } from '@/lib/jobs/function-operations'
import { isLive } from '@/lib/jobs/status'

/** TOKEN PROJECT DECK: has a talk track written by `job-creator`, follows it by `job-status`, prints the job that ended. */
const [token = '', projectId = '', deckId = ''] = process.argv.slice(2)
const call = apiClient({ url: `${process.env.SUPABASE_URL}/functions/v1`, token })

const started = await call(jobFunctions.create, {
  body: { kind: 'talk_track', projectId, input: { deckId, tone: 'academic' } },
  // Sent again after a failure, it is the same job.
  idempotencyKey: `academic-talk-track-${deckId}`,
})
let job = started.job
while (isLive(job)) {
  await wait(2_000)
  job = (await call(jobFunctions.status, { query: { id: job.id } })).job
}
console.log(JSON.stringify(job))

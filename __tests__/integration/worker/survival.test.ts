import { TalkTrackSchema } from '@shared/documents/talk-track.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { startSweepClock } from '../../../local/stack/sweep-clock.ts'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { clearJobs, kick, killWorker, serviceClient, signedInUser, workers } from '../../support/stack.ts'
import { must, oneTo, slidesAsked, startJob, startModel, withLeaseSeconds } from './talk-track-job.ts'

let model: ScriptedModel
beforeAll(async () => {
  model = await startModel()
})
afterAll(() => model.close())
beforeEach(async () => {
  model.reset()
  await clearJobs()
})

/** The clock that sweeps until the test is over, however it ends. */
function sweep(everyMs?: number) {
  const clock = startSweepClock({
    api: inject('supabaseUrl'),
    secretKey: inject('secretKey'),
    ...(everyMs && { everyMs }),
    log: () => undefined,
  })
  onTestFinished(clock.stop)
}

const answered = ({ outcome }: { outcome: string }) => outcome === 'answered'

describe('a worker that is killed half way', () => {
  it('is followed by another; what was finished is not asked for again', async () => {
    await withLeaseSeconds(15, async () => {
      // Three of the seven parts are answered, the others are still being written when the worker dies.
      model.answer((call) =>
        call.slides[0] !== undefined && call.slides[0] <= 21 ? { type: 'ok' } : { type: 'hang' },
      )
      const job = await startJob()
      await job.until(({ tasksDone, stage }) => stage === 'write' && tasksDone === 3)
      await model.until((calls) => calls.length === 7)
      expect(await killWorker()).toBe(true)
      await model.until((calls) => calls.filter(({ outcome }) => outcome === 'broken').length === 4)

      model.answer(() => ({ type: 'ok' }))
      sweep(300)
      const { job: done } = await job.until(({ status }) => status === 'completed')
      expect(done).toMatchObject({ stalls: 4, errors: 0 })
      expect(
        model.calls
          .filter(answered)
          .flatMap(({ slides }) => slides)
          .sort((a, b) => a - b),
      ).toEqual(oneTo(62))
      expect(model.calls).toHaveLength(11)
    })
  })
})

describe('a cancelled job', () => {
  it('has its model calls aborted, keeps what was finished, and goes on when asked to', async () => {
    model.answer((call) => (call.slides.includes(1) ? { type: 'ok' } : { type: 'hang' }))
    const job = await startJob({ slides: 30 })
    await job.until(({ tasksDone, stage }) => stage === 'write' && tasksDone === 1)
    const cancelledAt = Date.now()
    await must(job.client.rpc('cancel_job', { job_id: job.id }))
    await model.until((calls) => calls.filter(({ outcome }) => outcome === 'broken').length === 2)
    expect(Date.now() - cancelledAt).toBeLessThan(15_000)

    model.reset()
    await must(job.client.rpc('retry_job', { job_id: job.id }))
    await kick()
    const { job: done } = await job.until(({ status }) => status === 'completed')
    expect(done).toMatchObject({ errors: 0, stalls: 0 })
    expect(slidesAsked(model)).toEqual(oneTo(30).slice(10))
  })
})

/** Stops the serving worker in the middle of what it does; returns its process. */
async function freezeWorker(): Promise<number> {
  const serving = (await workers()).find(({ name, state }) => name === 'job-worker' && state === 'serving')
  if (!serving) throw new Error('No worker is serving')
  process.kill(serving.pid, 'SIGSTOP')
  return serving.pid
}

describe('a lease that is lost while its worker is frozen', () => {
  it('leaves the task to the new holder; the late completion changes nothing', async () => {
    await withLeaseSeconds(1, async () => {
      model.answer(() => ({ type: 'ok', delayMs: 5_000 }))
      const job = await startJob({ slides: 3 })
      await model.until((calls) => calls.length === 1)
      const frozen = await freezeWorker()
      await vi.waitFor(
        async () => {
          const { lost } = await must(serviceClient().rpc('sweep_jobs'))
          if (lost === 0) throw new Error('The lease still holds')
        },
        { timeout: 4_000, interval: 100 },
      )
      const claim = await must(serviceClient().rpc('claim_tasks', { worker_id: 'another', max_tasks: 10 }))
      const [claimed] = claim.tasks
      const script = { title: 'T', script: 'Written by another. Twice.', deliveryNotes: 'Slow.', seconds: 4 }
      const output = {
        scripts: [1, 2, 3].map((number) => ({ slideId: `s${number}`, ...script })),
        model: { name: 'another', offline: false },
      }
      const lease = { task_id: claimed.taskId, lease_token: claimed.leaseToken }
      expect(
        await must(serviceClient().rpc('complete_task', { ...lease, output, usage: null })),
      ).toMatchObject({ applied: true })
      await model.until((calls) => calls[0]?.outcome !== 'open')
      process.kill(frozen, 'SIGCONT')
      await kick()
      await job.until(({ status }) => status === 'completed')
      const track = TalkTrackSchema.parse(await job.document())
      expect(track.model.name).toBe('another')
      expect(track.scripts[0]?.script).toBe('Written by another. Twice.')
    })
  })
})

describe('a kick that is lost', () => {
  it('delays a job by the sweep at most', async () => {
    const startedAt = Date.now()
    const job = await startJob({ slides: 5, kicked: false })
    sweep()
    await job.until(({ status }) => status === 'completed', 20_000)
    expect((model.calls[0]?.startedAt ?? Number.POSITIVE_INFINITY) - startedAt).toBeLessThan(15_000)
  })
})

describe('a kick from outside', () => {
  it('is taken from a signed-in user, and from nobody else', async () => {
    const { accessToken } = await signedInUser()
    const apikey = inject('publishableKey')
    expect((await kick({ apikey, authorization: `Bearer ${accessToken}` })).status).toBe(202)
    expect((await kick({ apikey })).status).toBe(401)
    expect((await kick({ apikey, authorization: `Bearer ${accessToken.slice(0, -4)}AAAA` })).status).toBe(401)
    expect((await kick({})).status).toBe(401)
  })
})

import { describe, expect, it } from 'vitest'
import { claimed, claimOf, fakeSupabase, queueOf } from './fake-supabase.ts'
import { startWorker } from './start-worker.ts'

describe("the worker's loop", () => {
  it('completes a task and claims the next in one round trip', async () => {
    const tasks = Array.from({ length: 20 }, () => claimed())
    const supabase = fakeSupabase({ claim_tasks: queueOf(tasks) })
    const { worker, idle } = startWorker(supabase, { env: { WORKER_CONCURRENCY: '1' } })
    worker.kicked({})
    await idle()
    expect(supabase.completions()).toHaveLength(20)
    // The first claim, and then each completion brings the next task; the last one finds nothing.
    expect(supabase.requests).toBe(21)
  })

  it('never runs more side by side than it may', async () => {
    const supabase = fakeSupabase({ claim_tasks: queueOf(Array.from({ length: 30 }, () => claimed())) })
    let now = 0
    let most = 0
    const handler = async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setImmediate(resolve))
      now -= 1
      return { output: 'done' }
    }
    const { worker, idle } = startWorker(supabase, { handler, env: { WORKER_CONCURRENCY: '4' } })
    worker.kicked({})
    await idle()
    expect(most).toBe(4)
    expect(supabase.completions()).toHaveLength(30)
    for (const { max_tasks } of supabase.of('claim_tasks')) expect(max_tasks).toBeLessThanOrEqual(4)
  })

  it('answers at once, and a kick while it runs only makes it look again', async () => {
    const first = claimed()
    const later = claimed()
    const waiting = [first]
    const gate = Promise.withResolvers<void>()
    const supabase = fakeSupabase({ claim_tasks: () => claimOf(waiting.splice(0)) })
    const handler = async () => {
      await gate.promise
      return { output: 'done' }
    }
    const { worker, idle } = startWorker(supabase, { handler })
    expect(worker.kicked({})).toEqual({ worker: worker.id, accepting: true })
    await expect.poll(() => supabase.of('claim_tasks').length).toBe(1)
    waiting.push(later)
    worker.kicked({})
    await expect.poll(() => supabase.of('claim_tasks').length).toBe(2)
    gate.resolve()
    await idle()
    expect(supabase.completions().map(({ taskId }) => taskId)).toEqual([first.taskId, later.taskId])
  })

  it('starts again after it went idle', async () => {
    const waiting = [claimed()]
    const supabase = fakeSupabase({ claim_tasks: () => claimOf(waiting.splice(0)) })
    const { worker, idle } = startWorker(supabase)
    worker.kicked({})
    await idle()
    waiting.push(claimed())
    worker.kicked({})
    await idle()
    expect(supabase.completions()).toHaveLength(2)
  })

  it('carries the token of the lease with every write', async () => {
    const task = claimed()
    const supabase = fakeSupabase({ claim_tasks: queueOf([task]) })
    const { worker, idle } = startWorker(supabase)
    worker.kicked({})
    await idle()
    expect(supabase.completions()[0]).toMatchObject({
      taskId: task.taskId,
      leaseToken: task.leaseToken,
      output: 'done',
      usage: null,
    })
  })
})

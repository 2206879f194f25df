import { describe, expect, it } from 'vitest'
import { answeringEach, Broken, claimed, fakeSupabase, queueOf } from './fake-supabase.ts'
import { startWorker } from './start-worker.ts'

describe('a completion that claims', () => {
  it('asks for the places that are free then, and no more than the worker may run', async () => {
    const supabase = fakeSupabase({ claim_tasks: queueOf(Array.from({ length: 12 }, () => claimed())) })
    let running = 0
    let most = 0
    const handler = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      return { output: 'done' }
    }
    const { worker, idle } = startWorker(supabase, { handler, env: { WORKER_CONCURRENCY: '3' } })
    worker.kicked({})
    await idle()
    expect(supabase.completions()).toHaveLength(12)
    expect(most).toBe(3)
    for (const { max_tasks } of supabase.of('claim_tasks')) {
      expect(max_tasks).toBeGreaterThan(0)
      expect(max_tasks).toBeLessThanOrEqual(3)
    }
  })

  it('is made up for by a completion alone when the call fails, and work goes on', async () => {
    const tasks = [claimed(), claimed()]
    let breaks = 1
    const supabase = fakeSupabase({
      claim_tasks: queueOf(tasks),
      complete_tasks: (args) => {
        if (breaks > 0) {
          breaks -= 1
          throw new Broken(503)
        }
        return answeringEach(() => null)(args)
      },
    })
    const { worker, idle, logs } = startWorker(supabase, { env: { WORKER_CONCURRENCY: '1' } })
    worker.kicked({})
    await idle()
    const ids = supabase.completions().map(({ taskId }) => taskId)
    expect(ids).toEqual([tasks[0]?.taskId, tasks[0]?.taskId, tasks[1]?.taskId])
    expect(logs.join()).toContain('complete_and_claim_failed')
  })

  it('takes no completion for stored that the answer does not count', async () => {
    const supabase = fakeSupabase({
      claim_tasks: queueOf([claimed()]),
      complete_tasks: () => ({ applied: 0, refused: [], deferred: [] }),
    })
    const { worker, idle, logs } = startWorker(supabase)
    worker.kicked({})
    await idle()
    expect(logs.join()).toContain('outcome_unreported')
    expect(logs.join()).not.toContain('task_completed')
  })

  it('does not take new work when the budget is used up', async () => {
    const supabase = fakeSupabase({ claim_tasks: queueOf([claimed(), claimed(), claimed()]) })
    const gate = Promise.withResolvers<void>()
    const handler = async () => {
      await gate.promise
      return { output: 'done' }
    }
    const { worker, idle } = startWorker(supabase, { handler, env: { WORKER_CONCURRENCY: '2' } })
    worker.kicked({})
    await expect.poll(() => supabase.of('claim_tasks').length).toBe(1)
    void worker.unload()
    gate.resolve()
    await idle()
    expect(supabase.of('claim_tasks')).toHaveLength(1)
  })
})

import { afterEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { Broken, claimed, fakeSupabase, queueOf } from '../../../__tests__/unit/worker/fake-supabase.ts'
import { type Handler, startWorker } from '../../../__tests__/unit/worker/start-worker.ts'

// A worker that was frozen for longer than its lease bought on when it woke, up to its next beat: what another worker
// had been given meanwhile was paid for twice. Now it asks first.
afterEach(() => void vi.restoreAllMocks())

const env = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: 'http://model.test/v1', OPENAI_MODEL: 'test' }
const reply = { choices: [{ message: { content: '{"word":"yes"}' }, finish_reason: 'stop' }] }

/** A task that asks the model once, after the worker has slept for so long. */
async function wakeAfter(sleptMs: number, extend: (taskId: string) => unknown) {
  const task = claimed({ leaseMs: 45_000 })
  const supabase = fakeSupabase({
    claim_tasks: queueOf([task]),
    extend_leases: () => extend(task.taskId),
    completions: () => reply,
  })
  const now = performance.now.bind(performance)
  const handler: Handler = async ({ model }) => {
    vi.spyOn(performance, 'now').mockImplementation(() => now() + sleptMs)
    const schema = z.strictObject({ word: z.string() })
    return { output: await model.structured({ name: 'word', schema, instructions: '', material: '' }) }
  }
  const { worker, idle } = startWorker(supabase, { handler, env })
  worker.kicked({})
  await idle()
  const count = (name: string) => supabase.of(name).length
  return {
    bought: count('completions'),
    asked: count('extend_leases'),
    completed: count('complete_tasks'),
    count,
  }
}

it('buys nothing when its task was taken over', async () => {
  const { bought, completed, count } = await wakeAfter(100_000, (taskId) => [
    { taskId, held: false, renewed: false, cancelled: false },
  ])
  expect({ bought, completed, failed: count('fail_task'), released: count('release_tasks') }).toEqual({
    bought: 0,
    completed: 0,
    failed: 0,
    released: 0,
  })
})

it('buys nothing when another verb holds the task at this moment: that may be the sweep', async () => {
  const { bought } = await wakeAfter(100_000, (taskId) => [
    { taskId, held: true, renewed: false, cancelled: false },
  ])
  expect(bought).toBe(0)
})

it('buys nothing when nobody can say', async () => {
  const { bought } = await wakeAfter(100_000, () => {
    throw new Broken(0)
  })
  expect(bought).toBe(0)
})

it('goes on when the lease could be renewed all the same', async () => {
  const renews = (taskId: string) => [{ taskId, held: true, renewed: true, cancelled: false }]
  expect(await wakeAfter(100_000, renews)).toMatchObject({ bought: 1, asked: 1, completed: 1 })
})

it('asks nobody while the lease holds', async () => {
  expect(await wakeAfter(1_000, () => [])).toMatchObject({ bought: 1, asked: 0, completed: 1 })
})

import { FatalError, RetryableError } from '@shared/engine/errors.ts'
import { defineKind, type TaskResult } from '@shared/engine/kind.ts'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { answeringEach, Broken, claimed, fakeSupabase, queueOf } from './fake-supabase.ts'
import { type Handler, startWorker } from './start-worker.ts'

async function run(handler: Handler, change: Parameters<typeof claimed>[0] = {}) {
  const supabase = fakeSupabase({ claim_tasks: queueOf([claimed(change)]) })
  const started = startWorker(supabase, { handler })
  started.worker.kicked({})
  await started.idle()
  return { supabase, ...started, failed: supabase.of('fail_task')[0] }
}

const throws = (error: unknown) => () => Promise.reject(error)
const returns = (result: unknown) => async () => result as TaskResult

describe('an attempt that fails', () => {
  it('for good is not tried again', async () => {
    const { failed } = await run(throws(new FatalError('model_key_rejected', 'The key was rejected.')))
    expect(failed).toMatchObject({
      code: 'model_key_rejected',
      message: 'The key was rejected.',
      retryable: false,
    })
  })

  it('for now is, and waits as long as the server asked', async () => {
    const { failed } = await run(
      throws(new RetryableError('model_rate_limited', 'Wait.', { retryAfter: 7_000 })),
    )
    expect(failed).toMatchObject({ code: 'model_rate_limited', retryable: true, retry_after_ms: 7_000 })
  })

  it('in an unforeseen way is tried again, and its message goes nowhere', async () => {
    const { failed, logs } = await run(throws(new Error('key sk-123 and "my private notes"')))
    expect(failed).toMatchObject({ code: 'unexpected_error', retryable: true })
    expect(JSON.stringify(failed)).not.toMatch(/sk-123|private notes/)
    expect(logs.join('\n')).not.toMatch(/sk-123|private notes/)
    expect(logs.join('\n')).toContain('outcomes.test')
  })

  it.each([
    ['a kind that nobody knows', { kind: 'nobody_knows' }, 'unknown_kind'],
    ['a name that every object has', { kind: 'constructor' }, 'unknown_kind'],
    ['a stage that the kind does not have', { stage: 'other' }, 'unknown_stage'],
    ['an input that no longer parses', { jobInput: 'not an object' }, 'input_outdated'],
  ])('%s ends the job with a code', async (_name, change, code) => {
    const { failed } = await run(returns({ output: 1 }), change)
    expect(failed).toMatchObject({ code, retryable: false })
  })
})

describe('a result', () => {
  it.each([
    ['without an output', {}, 'result_invalid'],
    ['that is nothing', undefined, 'result_invalid'],
    ['over a megabyte', { output: 'x'.repeat(1_000_001) }, 'result_too_large'],
    [
      'with a task that has no position',
      { output: 1, nextTasks: [{ stage: 'later', input: {} }] },
      'result_invalid',
    ],
    [
      'with a task of the same stage',
      { output: 1, nextTasks: [{ stage: 'only', position: 0, input: {} }] },
      'result_invalid',
    ],
    [
      'with a document of no type',
      { output: 1, finish: { document: { type: 'poem', title: 'A', content: {} } } },
      'result_invalid',
    ],
    [
      'with a document that breaks its schema',
      { output: 1, finish: { document: { type: 'deck', title: 'A', content: { slides: [] } } } },
      'result_invalid',
    ],
  ])('%s is refused with a code, not stored', async (_name, result, code) => {
    const { failed, supabase } = await run(returns(result))
    expect(failed).toMatchObject({ code, retryable: false })
    expect(supabase.completions()).toHaveLength(0)
  })

  it('two tasks for one place are refused', async () => {
    const later = { stage: 'later', position: 0, input: {} }
    const stages = { only: returns({ output: 1, nextTasks: [later, later] }), later: returns({ output: 2 }) }
    const test = defineKind({ kind: 'test', input: z.looseObject({}), stages })
    const supabase = fakeSupabase({ claim_tasks: queueOf([claimed()]) })
    const { worker, idle } = startWorker(supabase, { kinds: { test } })
    worker.kicked({})
    await idle()
    expect(supabase.of('fail_task')[0]).toMatchObject({ code: 'result_invalid' })
  })

  it('is stored without the characters that jsonb refuses', async () => {
    const { supabase } = await run(returns({ output: { text: 'a\u0000b\ud800c' } }))
    expect(supabase.completions()[0]?.output).toEqual({ text: 'ab\ufffdc' })
  })
})

describe('a database that does not take the outcome', () => {
  it('for a moment is asked again with the same token', async () => {
    vi.useFakeTimers()
    let failures = 2
    const supabase = fakeSupabase({
      claim_tasks: queueOf([claimed()]),
      complete_tasks: (args) => {
        failures -= 1
        if (failures >= 0) throw new Broken(failures === 0 ? 503 : 0)
        return answeringEach(() => null)(args)
      },
    })
    const { worker, busy } = startWorker(supabase)
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(5_000)
    const completions = supabase.of('complete_tasks')
    expect(completions).toHaveLength(3)
    expect(new Set(completions.map((args) => JSON.stringify(args))).size).toBe(1)
    expect(supabase.of('fail_task')).toHaveLength(0)
    expect(busy()).toBe(false)
    vi.useRealTimers()
  })

  it('for good ends the attempt with result_rejected', async () => {
    const supabase = fakeSupabase({
      claim_tasks: queueOf([claimed()]),
      complete_tasks: answeringEach(() => 'rejected'),
    })
    const { worker, idle } = startWorker(supabase)
    worker.kicked({})
    await idle()
    expect(supabase.of('fail_task')[0]).toMatchObject({ code: 'result_rejected', retryable: false })
  })

  it('because another worker has the task by now is only logged', async () => {
    const supabase = fakeSupabase({
      claim_tasks: queueOf([claimed()]),
      complete_tasks: answeringEach(() => 'lease_lost'),
    })
    const { worker, idle, logs } = startWorker(supabase)
    worker.kicked({})
    await idle()
    expect(supabase.of('fail_task')).toHaveLength(0)
    expect(logs.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ event: 'completion_dropped', reason: 'lease_lost' }),
    )
  })
})

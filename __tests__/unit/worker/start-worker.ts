import { defineKind, type JobKind, type TaskContext, type TaskResult } from '@shared/engine/kind.ts'
import { createRuntime } from '@shared/engine/runtime.ts'
import { z } from 'zod'
import type { FakeSupabase } from './fake-supabase.ts'

export type Handler = (context: TaskContext<unknown>) => Promise<TaskResult>

interface Options {
  handler?: Handler
  kinds?: Record<string, JobKind>
  env?: Record<string, string>
}

/** A worker in this process on a fake Supabase, with one kind `test` whose only stage is `handler`. */
export function startWorker(supabase: FakeSupabase, { handler, kinds, env }: Options = {}) {
  const logs: string[] = []
  const open = new Set<Promise<unknown>>()
  const only: Handler = handler ?? (async () => ({ output: 'done' }))
  const test = defineKind({ kind: 'test', input: z.looseObject({}), stages: { only } })
  const { worker } = createRuntime({
    env: { SUPABASE_URL: 'http://supabase.test', SUPABASE_SECRET_KEY: 'sb_secret_test', ...env },
    kinds: kinds ?? { test },
    fetch: supabase.fetch,
    writeLog: (line) => logs.push(line),
    keepAlive: (promise) => {
      open.add(promise)
      promise.finally(() => open.delete(promise))
    },
  })
  return {
    worker,
    logs,
    /** Whether the isolate would be kept alive now. */
    busy: () => open.size > 0,
    /** Until nothing keeps the isolate alive. */
    idle: async () => {
      while (open.size > 0) await Promise.allSettled(open)
    },
  }
}

/** A handler that waits until it is aborted, and tells why it was. */
export function hanging(): { handler: Handler; reasons: unknown[] } {
  const reasons: unknown[] = []
  return {
    reasons,
    handler: ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reasons.push((signal.reason as { why: unknown }).why)
          reject(signal.reason)
        })
      }),
  }
}

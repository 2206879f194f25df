import { z } from 'zod'
import { defineKind } from '../../supabase/functions/_shared/engine/kind.ts'
import { createRuntime } from '../../supabase/functions/_shared/engine/runtime.ts'
import { kinds } from '../../supabase/functions/_shared/kinds/registry.ts'
import type { BenchStack } from './stack.ts'

const noOp = defineKind({
  kind: 'bench_no_op',
  input: z.looseObject({}),
  stages: { work: async () => ({ output: {}, finish: { result: {} } }) },
})

/** The worker of the Edge Function in this process, with a fetch that notes what it asks the database for. */
export async function runCountedWorker(stack: BenchStack, modelUrl: string): Promise<string[]> {
  const paths: string[] = []
  const working: Promise<unknown>[] = []
  const counting: typeof fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    if (pathname.startsWith('/rest/')) paths.push(pathname)
    return fetch(input, init)
  }
  const { worker } = createRuntime({
    env: {
      SUPABASE_URL: stack.apiUrl,
      SUPABASE_SECRET_KEY: stack.secretKey,
      OPENAI_API_KEY: 'sk-scripted',
      OPENAI_BASE_URL: modelUrl,
      OPENAI_MODEL: 'scripted',
    },
    kinds: { ...kinds, bench_no_op: noOp },
    keepAlive: (promise) => working.push(promise),
    fetch: counting,
    writeLog: () => undefined,
  })
  worker.kicked({})
  // What is kept alive may keep more alive.
  for (let known = 0; known < working.length; ) {
    known = working.length
    await Promise.all(working)
  }
  return paths
}

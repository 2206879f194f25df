import { createClient } from '@supabase/supabase-js'
import { createModelBinder } from '../model/bound-model.ts'
import { readModelConfig } from '../model/config.ts'
import { type Env, readWorkerConfig } from './config.ts'
import { createJobStore } from './job-store.ts'
import { kickWorker } from './kick.ts'
import type { JobKind } from './kind.ts'
import { createLog, type LogFields } from './log.ts'
import { createRpcCaller } from './rpc.ts'
import { Worker } from './worker.ts'

interface RuntimeOptions {
  env: Env
  kinds: Readonly<Record<string, JobKind>>
  keepAlive(promise: Promise<unknown>): void
  fetch?: typeof fetch
  writeLog?: (line: string) => void
}

/** Puts one worker together from its environment; nothing here is read again later. */
export function createRuntime({ env, kinds, keepAlive, fetch: fetcher, writeLog }: RuntimeOptions) {
  const config = readWorkerConfig(env)
  const [secretKey] = config.secretKeys
  const id = `worker_${crypto.randomUUID()}`
  const base: LogFields = { worker: id }
  const log = createLog(base, writeLog)
  const client = createClient(config.supabaseUrl, secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    ...(fetcher ? { global: { fetch: fetcher } } : {}),
  })
  const worker = new Worker({
    id,
    config,
    client,
    kinds,
    store: createJobStore(createRpcCaller(client)),
    bindModel: createModelBinder(readModelConfig(env), fetcher),
    kick: (kick) => kickWorker({ supabaseUrl: config.supabaseUrl, secretKey, fetch: fetcher }, kick),
    keepAlive,
    log,
  })
  return { worker, config, client, log }
}

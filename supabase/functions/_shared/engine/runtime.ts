import { createClient } from '@supabase/supabase-js'
import { abilityOf } from '../model/ability.ts'
import { createModelBinder } from '../model/bound-model.ts'
import { readModelConfig } from '../model/config.ts'
import { createVideoHost } from '../video/host.ts'
import { Mux, readMuxConfig } from '../video/mux.ts'
import { type Env, readWorkerConfig } from './config.ts'
import { createJobStore } from './job-store.ts'
import { kickWorker } from './kick.ts'
import type { JobKind } from './kind.ts'
import { createLog, type Log } from './log.ts'
import { Requests } from './requests.ts'
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
  const model = readModelConfig(env)
  const muxConfig = readMuxConfig(env)
  const mux = muxConfig && new Mux(muxConfig, fetcher)
  const [secretKey] = config.secretKeys
  const id = `worker_${crypto.randomUUID()}`
  const requests = new Requests()
  const write = createLog({ source: 'job-worker', worker: id }, writeLog)
  const log: Log = (event, fields) => write(event, { request: requests.of(fields?.job), ...fields })
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
    bindModel: createModelBinder(model, fetcher),
    ...(mux && { videos: (task, signal) => createVideoHost(client, mux, task, signal) }),
    kick: (kick) => kickWorker({ supabaseUrl: config.supabaseUrl, secretKey, fetch: fetcher }, kick),
    keepAlive,
    log,
  })
  return { worker, requests, config, client, log, ability: abilityOf(model) }
}

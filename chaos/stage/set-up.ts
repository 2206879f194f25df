import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { freePort } from '../../local/process/free-port.ts'
import { startApp } from '../../local/stack/app-process.ts'
import { buildIfNeeded } from '../../local/stack/build.ts'
import { type Stack, startStack } from '../../local/stack.ts'
import { LEASE_SECONDS } from '../plan/faults.ts'
import type { PlanOptions } from '../plan/plan.ts'
import { type ChaosModel, startChaosModel } from './model.ts'
import { startWire, type Wire } from './wire.ts'

export const SWEEP_MS = 3_000
export const CONCURRENCY = 12
const MODEL_TIMEOUT_SECONDS = 5

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Stage {
  appUrl: string
  stack: Stack
  wire: Wire
  model: ChaosModel
  logPath: string
  close(): Promise<void>
}

interface SetUpOptions extends PlanOptions {
  log: (line: string) => void
  /** A part that nothing can go on without has ended for good. */
  onGiveUp: (error: Error) => void
}

/** The whole product: database, API, functions and app, with the wire between them and the planned model behind. */
export async function setUp({ seed, log, onGiveUp }: SetUpOptions): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'offstage-chaos-'))
  const undo: (() => unknown)[] = [() => rmSync(directory, { recursive: true, force: true })]
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    await buildIfNeeded({ root, log, announce: log })
    const [wirePort, modelPort] = [await freePort(), await freePort()]
    const model = await startChaosModel(modelPort, seed)
    undo.push(model.close)
    const stack = await startStack({
      dataDirectory: join(directory, 'stack'),
      port: 0,
      stackOnly: true,
      functionsDirectory: fileURLToPath(new URL('../functions', import.meta.url)),
      sweepEveryMs: SWEEP_MS,
      env: {
        ...process.env,
        OPENAI_API_KEY: 'sk-scripted',
        OPENAI_BASE_URL: model.url,
        OPENAI_MODEL: 'scripted',
        MODEL_TIMEOUT_SECONDS: String(MODEL_TIMEOUT_SECONDS),
        WORKER_CONCURRENCY: String(CONCURRENCY),
        WORKER_CHAOS_WIRE: `http://127.0.0.1:${wirePort}`,
      },
      onGiveUp,
    })
    undo.push(stack.stop)
    const wire = await startWire(wirePort, stack.urls.api)
    undo.push(wire.close)
    await prepareDatabase(stack.urls.database)
    const appPort = await freePort()
    const app = await startApp({
      root,
      port: appPort,
      dev: false,
      noteFile: join(directory, 'app.json'),
      log: () => undefined,
      env: {
        ...(process.env as Record<string, string>),
        SUPABASE_URL: wire.url,
        SUPABASE_PUBLISHABLE_KEY: stack.keys.publishableKey,
        SUPABASE_SECRET_KEY: stack.keys.secretKey,
        NEXT_TELEMETRY_DISABLED: '1',
      },
    })
    undo.push(app.stop)
    return { appUrl: `http://127.0.0.1:${appPort}`, stack, wire, model, logPath: stack.logPath, close }
  } catch (error) {
    await close()
    throw error
  }
}

const stage = (name: string, from: number, to: number) => ({ name, label: name, from, to })

/** The chaos kinds, and intervals short enough to meet many faults in a few minutes. */
async function prepareDatabase(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  try {
    const fanOut = [stage('plan', 0, 5), stage('part', 5, 95), stage('merge', 95, 100)]
    await sql`
      insert into public.job_kinds (kind, title, stages, max_attempts, estimate_low_seconds, estimate_high_seconds)
      values
        ('chaos_fan_out', 'Fan-out', ${sql.json(fanOut)}, 10, 5, 60),
        ('chaos_single', 'Answer', ${sql.json([stage('answer', 0, 100)])}, 10, 1, 20)`
    await sql`
      update public.job_settings
      set lease_seconds = ${LEASE_SECONDS}, max_stalls = 8, backoff_base_ms = 500, backoff_max_ms = 4000,
          max_continuations = 100`
  } finally {
    await sql.end()
  }
}

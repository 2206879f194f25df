import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import postgres from 'postgres'
import { binStart } from './start-process.ts'

export interface BenchStack {
  appUrl: string
  apiUrl: string
  publishableKey: string
  secretKey: string
  /** As the owner of `public`. */
  sql: postgres.Sql
  stop(): Promise<void>
}

interface BenchStackOptions {
  port: number
  dataDirectory: string
  modelUrl: string
  /** In place of `bin/start`. */
  program?: string
  /** Settings of the worker that are other than usual. */
  env?: Record<string, string>
}

/** The stack as `bin/start` brings it up, in processes of its own, with the scripted model for its model. */
export async function startBenchStack(options: BenchStackOptions): Promise<BenchStack> {
  const { port, dataDirectory, modelUrl, program, env: settings } = options
  const started = await binStart({
    program,
    args: ['--port', String(port), '--data', dataDirectory],
    env: {
      OPENAI_API_KEY: 'sk-scripted',
      OPENAI_BASE_URL: modelUrl,
      OPENAI_MODEL: 'scripted',
      MODEL_TIMEOUT_SECONDS: '150',
      WORKER_CONCURRENCY: '8',
      WORKER_BUDGET_SECONDS: '60',
      WORKER_WALL_CLOCK_SECONDS: '150',
      OPENAI_TRANSCRIPTION_MODEL: 'whisper-1',
      ...settings,
    },
  })
  const env = parseEnv(readFileSync(join(dataDirectory, 'stack.env'), 'utf8'))
  const setting = (name: string) => {
    const value = env[name]
    if (value === undefined) throw new Error(`stack.env has no ${name}`)
    return value
  }
  const sql = postgres(setting('SUPABASE_DB_URL'), { max: 10, onnotice: () => undefined })
  // Two hundred starts of one user: more than the product allows.
  await sql`update public.job_settings set max_live_jobs_per_user = 1000000`
  return {
    appUrl: setting('APP_URL'),
    apiUrl: setting('SUPABASE_URL'),
    publishableKey: setting('SUPABASE_PUBLISHABLE_KEY'),
    secretKey: setting('SUPABASE_SECRET_KEY'),
    sql,
    async stop() {
      await sql.end()
      await started.stop()
    },
  }
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import { CliError } from './cli-error.ts'

const StackEnvSchema = z.object({
  APP_URL: z.url(),
  SUPABASE_URL: z.url(),
  SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
  DEMO_EMAIL: z.string(),
  DEMO_PASSWORD: z.string(),
})
type StackEnv = z.infer<typeof StackEnvSchema>

/** A stack to generate on, signed in as the demo user. */
export interface Connection {
  client: SupabaseClient
  supabaseUrl: string
  publishableKey: string
  /** Where a person sees the job; null when the stack is ours and has no app. */
  appUrl: string | null
  close(): Promise<void>
}

/** Starts a stack without the app on this data. Given in from `bin/`, which alone may start one. */
export type StartStack = (dataDirectory: string) => Promise<{ stop(): Promise<void> }>

const HEALTH_TIMEOUT_MS = 3_000

/** The stack that is running on this data, or one of our own until `close`. */
export async function connect(
  dataDirectory: string,
  startStack: StartStack,
  say: (line: string) => void,
): Promise<Connection> {
  const running = await findRunning(dataDirectory)
  if (running) return signIn(running, { appUrl: running.APP_URL, close: async () => undefined })
  say('No stack is running; starting one for this …')
  const stack = await startStack(dataDirectory)
  try {
    const env = readStackEnv(dataDirectory)
    if (!env) throw new CliError('The stack was started but did not say where it is.')
    return await signIn(env, { appUrl: null, close: () => stack.stop() })
  } catch (error) {
    await stack.stop()
    throw error
  }
}

async function findRunning(dataDirectory: string): Promise<StackEnv | null> {
  const env = readStackEnv(dataDirectory)
  if (!env) return null
  try {
    const response = await fetch(`${env.SUPABASE_URL}/health`, {
      signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS),
    })
    await response.body?.cancel()
    return response.ok ? env : null
  } catch (error) {
    // Nobody listens there any more: the file is of a stack that has ended.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
      return null
    throw error
  }
}

function readStackEnv(dataDirectory: string): StackEnv | null {
  const path = join(dataDirectory, 'stack.env')
  if (!existsSync(path)) return null
  const parsed = StackEnvSchema.safeParse(parseEnv(readFileSync(path, 'utf8')))
  return parsed.success ? parsed.data : null
}

async function signIn(env: StackEnv, rest: Pick<Connection, 'appUrl' | 'close'>): Promise<Connection> {
  const client = createClient(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false },
  })
  const { error } = await client.auth.signInWithPassword({
    email: env.DEMO_EMAIL,
    password: env.DEMO_PASSWORD,
  })
  if (error) throw new CliError(`The demo user could not sign in: ${error.message}.`, 1, { cause: error })
  return { client, supabaseUrl: env.SUPABASE_URL, publishableKey: env.SUPABASE_PUBLISHABLE_KEY, ...rest }
}

import { z } from 'zod'

export type Env = Record<string, string | undefined>

const seconds = z.coerce.number().positive().max(3_600)

const WorkerEnvSchema = z.object({
  SUPABASE_URL: z.url(),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(8),
  WORKER_BUDGET_SECONDS: seconds.default(60),
  WORKER_WALL_CLOCK_SECONDS: seconds.default(150),
})

export interface WorkerConfig {
  supabaseUrl: string
  /** Every secret key that may kick; the first one is the worker's own. */
  secretKeys: [string, ...string[]]
  concurrency: number
  budgetSeconds: number
  wallClockSeconds: number
}

/** Reads the worker's settings once, at boot; throws with the name of what is missing or wrong. */
export function readWorkerConfig(env: Env): WorkerConfig {
  const parsed = WorkerEnvSchema.safeParse(withoutBlanks(env))
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The worker's environment is not complete. ${wrong.join('; ')}`)
  }
  const [first, ...others] = readSecretKeys(env)
  if (first === undefined) throw new Error('The worker needs SUPABASE_SECRET_KEY.')
  return {
    supabaseUrl: parsed.data.SUPABASE_URL.replace(/\/+$/, ''),
    secretKeys: [first, ...others],
    concurrency: parsed.data.WORKER_CONCURRENCY,
    budgetSeconds: parsed.data.WORKER_BUDGET_SECONDS,
    wallClockSeconds: parsed.data.WORKER_WALL_CLOCK_SECONDS,
  }
}

/**
 * Hosted Supabase gives functions `SUPABASE_SECRET_KEYS` (a JSON object by name) and, while they last, the
 * legacy `SUPABASE_SERVICE_ROLE_KEY`; our own stack sets `SUPABASE_SECRET_KEY`.
 */
export function readSecretKeys(env: Env): string[] {
  return readKeys(env, 'SUPABASE_SECRET_KEY', 'SUPABASE_SECRET_KEYS', 'SUPABASE_SERVICE_ROLE_KEY')
}

/** The same for the key that may be shown to anyone. */
export function readPublishableKeys(env: Env): string[] {
  return readKeys(env, 'SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_PUBLISHABLE_KEYS', 'SUPABASE_ANON_KEY')
}

function readKeys(env: Env, single: string, plural: string, legacy: string): string[] {
  const named = parseKeys(env[plural])
  const ordered = [env[single], named.default, ...Object.values(named), env[legacy]]
  return [...new Set(ordered.filter((key) => key !== undefined && key !== ''))] as string[]
}

function parseKeys(json: string | undefined): Record<string, string> {
  if (!json) return {}
  try {
    const parsed = z.record(z.string(), z.string()).safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : {}
  } catch (error) {
    throw new Error(
      'SUPABASE_SECRET_KEYS and SUPABASE_PUBLISHABLE_KEYS must be JSON objects of keys by name.',
      {
        cause: error,
      },
    )
  }
}

/** An empty variable means "not set", as in a copied `.env.example`. */
export function withoutBlanks(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''))
}

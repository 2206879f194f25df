import 'server-only'
import { z } from 'zod'
import type { PublicConfig } from './public'

const ServerEnvSchema = z.object({
  SUPABASE_URL: z.url(),
  /** The address browsers use, where it differs from the server's own (behind a container's network). */
  SUPABASE_PUBLIC_URL: z.url().optional(),
  SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
  SUPABASE_SECRET_KEY: z.string().min(1),
  /** Lets a clock outside the database sweep over HTTP; empty is not set. */
  CRON_SECRET: z.preprocess((secret) => secret || undefined, z.string().min(16).optional()),
})
type ServerEnv = z.infer<typeof ServerEnvSchema>

let parsed: ServerEnv | undefined

/** The server's environment, parsed once, at the first request rather than at build time. */
export function serverEnv(): ServerEnv {
  if (parsed) return parsed
  const result = ServerEnvSchema.safeParse(process.env)
  if (!result.success) {
    const names = result.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new Error(`The environment is incomplete or wrong: set ${names} (see .env.example).`)
  }
  parsed = result.data
  return parsed
}

/** The part of the environment that pages hand to the browser. */
export function publicConfig(): PublicConfig {
  const env = serverEnv()
  return {
    supabaseUrl: env.SUPABASE_PUBLIC_URL ?? env.SUPABASE_URL,
    supabasePublishableKey: env.SUPABASE_PUBLISHABLE_KEY,
  }
}

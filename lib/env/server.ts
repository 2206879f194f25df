import 'server-only'
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { PublicConfig } from './public'

const unset = (value: unknown) => value || undefined

const ServerEnvSchema = z
  .object({
    SUPABASE_URL: z.url(),
    /** The address browsers use, where it differs from the server's own (behind a container's network). */
    SUPABASE_PUBLIC_URL: z.url().optional(),
    SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
    SUPABASE_SECRET_KEY: z.string().min(1),
    /** Lets a clock outside the database sweep over HTTP; empty is not set. */
    CRON_SECRET: z.preprocess(unset, z.string().min(16).optional()),
    /** A signing key of Mux: where there is one, videos of trainings are played from there. Both or neither. */
    MUX_SIGNING_KEY_ID: z.preprocess(unset, z.string().optional()),
    /** Its private key as Mux gives it: a PEM in base64. */
    MUX_SIGNING_PRIVATE_KEY: z.preprocess(unset, z.string().transform(readKey).optional()),
    /** Where streams are played from: a domain of one's own at Mux, or theirs. */
    MUX_STREAM_URL: z.preprocess(unset, z.url().default('https://stream.mux.com')),
    /** Of the webhook's endpoint at Mux; without it the address does not exist. */
    MUX_WEBHOOK_SECRET: z.preprocess(unset, z.string().optional()),
  })
  .refine((env) => (env.MUX_SIGNING_KEY_ID === undefined) === (env.MUX_SIGNING_PRIVATE_KEY === undefined), {
    path: ['MUX_SIGNING_KEY_ID and MUX_SIGNING_PRIVATE_KEY'],
  })
type ServerEnv = z.infer<typeof ServerEnvSchema>

function readKey(text: string, context: z.core.$RefinementCtx): KeyObject {
  try {
    return createPrivateKey(Buffer.from(text, 'base64'))
  } catch {
    // What is wrong with it would be told with a part of it.
    context.addIssue({ code: 'custom', message: 'It is no private key.' })
    return z.NEVER
  }
}

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

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StackKeys } from './keys.ts'
import type { StackPorts } from './ports.ts'

export const DEMO_EMAIL = 'demo@offstage.local'

export interface StackUrls {
  app: string
  api: string
  database: string
}

/** Where the offline model is; empty when the person has a model of their own. */
export interface ModelEnvironment {
  OPENAI_API_KEY?: string
  OPENAI_BASE_URL?: string
  OPENAI_MODEL?: string
}

type Environment = Record<string, string | undefined>

/** What of our environment reaches an Edge Function: its own settings, and the way to the network. */
const forFunctions =
  /^(API_|OPENAI_|WORKER_|MODEL_|MUX_TOKEN_|MUX_API_URL$|LOG_LEVEL$|HTTPS?_PROXY$|NO_PROXY$|https?_proxy$|no_proxy$|SSL_CERT_|DENO_CERT$|DENO_TLS_CA_STORE$)/

function set(environment: Environment): Record<string, string> {
  const pairs = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return Object.fromEntries(pairs) as Record<string, string>
}

/** The environment of the functions: what hosted Supabase sets by itself, then the project's secrets. */
export function functionsEnvironment(
  api: string,
  keys: StackKeys,
  model: ModelEnvironment,
  given: Environment,
) {
  return set({
    ...Object.fromEntries(Object.entries(given).filter(([name]) => forFunctions.test(name))),
    ...model,
    SUPABASE_URL: api,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: keys.publishableKey }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: keys.secretKey }),
    SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
    SUPABASE_SECRET_KEY: keys.secretKey,
  })
}

/** The environment of the Next server. */
export function appEnvironment(
  urls: StackUrls,
  keys: StackKeys,
  model: ModelEnvironment,
  given: Environment,
) {
  return set({
    ...given,
    ...model,
    APP_URL: urls.app,
    SUPABASE_URL: urls.api,
    SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
    SUPABASE_SECRET_KEY: keys.secretKey,
    NEXT_TELEMETRY_DISABLED: '1',
  })
}

export function databaseUrl(role: string, ports: StackPorts, keys: StackKeys): string {
  return `postgres://${role}:${keys.databasePassword}@127.0.0.1:${ports.database}/postgres`
}

/** `stack.env`: what a terminal, a test or a bench needs to talk to the running stack. */
export function writeStackEnvironment(dataDirectory: string, urls: StackUrls, keys: StackKeys) {
  const lines = {
    APP_URL: urls.app,
    SUPABASE_URL: urls.api,
    SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
    SUPABASE_SECRET_KEY: keys.secretKey,
    SUPABASE_DB_URL: urls.database,
    DEMO_EMAIL,
    DEMO_PASSWORD: keys.demoPassword,
  }
  const text = Object.entries(lines).map(([name, value]) => `${name}=${value}\n`)
  writeFileSync(join(dataDirectory, 'stack.env'), text.join(''), { mode: 0o600 })
}

import 'server-only'
import { z } from 'zod'
import { serverEnv } from '@/lib/env/server'
import { errorFields, log } from '@/lib/log'
import type { Health } from './health-schema'

const TIMEOUT_MS = 2_000
/** However many ask, the parts are asked once in this time. */
const SHARED_MS = 1_000
/** A sweep comes every ten seconds, and a queue whose head waits this long is not served. */
const SWEEP_LATE_SECONDS = 60
const QUEUE_LATE_SECONDS = 300

/** Without the essential ones nothing works; without the others jobs still run, later and less lively. */
const PARTS = {
  database: { path: '/rest/v1/rpc/queue_health', method: 'POST', essential: true },
  auth: { path: '/auth/v1/health', method: 'GET', essential: true },
  realtime: { path: '/realtime/v1/health', method: 'GET', essential: false },
  worker: { path: '/functions/v1/job-worker', method: 'GET', essential: false },
} as const

type Service = keyof typeof PARTS
type Part = keyof Health['parts']

const QueueHealthSchema = z.object({ oldestDueSeconds: z.number(), lastSweepSeconds: z.number().nullable() })

let shared: { at: number; health: Promise<Health> } | undefined

/** Asks each part for a sign of life, all at once, none for longer than two seconds. */
export function checkHealth(): Promise<Health> {
  const at = performance.now()
  if (!shared || at - shared.at > SHARED_MS) shared = { at, health: askAll() }
  return shared.health
}

async function askAll(): Promise<Health> {
  const names = Object.keys(PARTS) as Service[]
  const answers = await Promise.all(names.map(async (name) => [name, await ask(name)] as const))
  const up = Object.fromEntries(answers.map(([name, said]) => [name, said !== null])) as Record<
    Service,
    boolean
  >
  const said = QueueHealthSchema.safeParse(answers.find(([name]) => name === 'database')?.[1])
  const { oldestDueSeconds, lastSweepSeconds } = said.data ?? {
    oldestDueSeconds: null,
    lastSweepSeconds: null,
  }
  const parts: Record<Part, boolean> = {
    ...up,
    sweep: lastSweepSeconds !== null && lastSweepSeconds <= SWEEP_LATE_SECONDS,
    queue: oldestDueSeconds !== null && oldestDueSeconds <= QUEUE_LATE_SECONDS,
  }
  const broken = names.some((name) => PARTS[name].essential && !parts[name])
  return {
    status: broken ? 'down' : Object.values(parts).includes(false) ? 'degraded' : 'up',
    parts: Object.fromEntries(
      Object.entries(parts).map(([name, fine]) => [name, fine ? 'up' : 'down']),
    ) as Health['parts'],
    oldestDueSeconds,
    lastSweepSeconds,
  }
}

/** What a part answers, or null. Anything but a server error is a sign of life: most rightly refuse this caller. */
async function ask(name: Service): Promise<unknown> {
  const env = serverEnv()
  const { path, method } = PARTS[name]
  try {
    const response = await fetch(`${env.SUPABASE_URL}${path}`, {
      method,
      headers: { apikey: env.SUPABASE_SECRET_KEY, 'content-type': 'application/json' },
      ...(method === 'POST' && { body: '{}' }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.ok && method === 'POST') return await response.json()
    await response.body?.cancel()
    return response.status < 500 ? {} : null
  } catch (error) {
    log('no_sign_of_life', { part: name, ...errorFields(error) })
    return null
  }
}

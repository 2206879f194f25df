import 'server-only'
import { serverEnv } from '@/lib/env/server'

const TIMEOUT_MS = 2_000

/** Without the first three nothing works; without the others jobs still run, later and less lively. */
const PARTS = {
  database: { path: '/rest/v1/job_kinds?select=kind&limit=1', essential: true },
  auth: { path: '/auth/v1/health', essential: true },
  realtime: { path: '/realtime/v1/health', essential: false },
  worker: { path: '/functions/v1/job-worker', essential: false },
} as const

type Part = keyof typeof PARTS

interface Health {
  status: 'up' | 'degraded' | 'down'
  parts: Record<Part, 'up' | 'down'>
}

/** Asks each part for a sign of life, all at once, none for longer than two seconds. */
export async function checkHealth(): Promise<Health> {
  const names = Object.keys(PARTS) as Part[]
  const answers = await Promise.all(names.map(async (name) => [name, await isUp(PARTS[name].path)] as const))
  const down = answers.filter(([, up]) => !up).map(([name]) => name)
  const broken = down.some((name) => PARTS[name].essential)
  return {
    status: broken ? 'down' : down.length > 0 ? 'degraded' : 'up',
    parts: Object.fromEntries(answers.map(([name, up]) => [name, up ? 'up' : 'down'])) as Health['parts'],
  }
}

/** Anything but a server error is a sign of life: most parts rightly refuse a caller without a session. */
async function isUp(path: string): Promise<boolean> {
  const env = serverEnv()
  try {
    const response = await fetch(`${env.SUPABASE_URL}${path}`, {
      headers: { apikey: env.SUPABASE_SECRET_KEY },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.body?.cancel()
    return response.status < 500
  } catch (error) {
    console.warn(`No sign of life at ${path}.`, error)
    return false
  }
}

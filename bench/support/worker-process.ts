import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { BenchStack } from './stack.ts'

const HealthSchema = z.looseObject({
  workers: z.array(
    z.looseObject({ name: z.string().nullable(), pid: z.number(), state: z.string(), pending: z.number() }),
  ),
})

async function servingOf({ apiUrl }: BenchStack) {
  const { workers } = HealthSchema.parse(await (await fetch(`${apiUrl}/health`)).json())
  return workers.filter(({ name, state }) => name === 'job-worker' && state === 'serving')
}

/** The processes of the Edge Function's serving workers, as the stack tells of them. */
export async function workersOf(stack: BenchStack): Promise<number[]> {
  return (await servingOf(stack)).map(({ pid }) => pid)
}

/** A kick without work, so that a worker serves; its process, when it has looked and found nothing. */
export async function wakeWorker(stack: BenchStack): Promise<number> {
  const answer = await fetch(`${stack.apiUrl}/functions/v1/job-worker`, {
    method: 'POST',
    headers: { apikey: stack.secretKey, 'content-type': 'application/json' },
    body: '{}',
  })
  if (!answer.ok) throw new Error(`No worker woke up: ${answer.status}`)
  for (;;) {
    const [worker] = await servingOf(stack)
    if (!worker) throw new Error('The worker that woke up is gone')
    if (worker.pending === 0) return worker.pid
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The most memory that a process has had at once, and what it has now, in MB. Null when it has ended. */
export function memoryOf(pid: number): { peak: number; now: number } | null {
  const status = readIfThere(`/proc/${pid}/status`)
  if (status === null) return null
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024
  return { peak: megabytes('VmHWM'), now: megabytes('VmRSS') }
}

/** Milliseconds of processor time so far: of the thread in which JavaScript runs, and of all threads. */
export function cpuOf(pid: number): { main: number; all: number } | null {
  const of = (thread: string) =>
    Number((readIfThere(`/proc/${pid}/task/${thread}/schedstat`) ?? '0').split(' ')[0]) / 1e6
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    return { main: of(String(pid)), all: threads.reduce((sum, thread) => sum + of(thread), 0) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}

import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { sendProblem } from '../gateway/send.ts'
import { findDeno } from './deno.ts'
import { forward } from './forward.ts'
import { Generation } from './generation.ts'
import type { FunctionLimits } from './limits.ts'
import { hostedLimits } from './limits.ts'
import type { WorkerSettings } from './worker-process.ts'
import { WorkerProcess } from './worker-process.ts'

export interface FunctionsHostOptions {
  /** `supabase/functions`, or another folder with a `deno.json` and one folder a function. */
  directory?: string
  env: Record<string, string>
  /** Where Deno keeps what it compiled. */
  cacheDirectory: string
  limits?: Partial<FunctionLimits>
  log?: (line: string) => void
}

export interface WorkerStatus {
  name: string | null
  pid: number
  state: 'spare' | 'serving' | 'retired'
  ageMs: number
  active: number
  pending: number
}

export interface FunctionsHost {
  /** Answers `/functions/v1/<name>/…`; `path` is what follows `/functions/v1`. */
  handle(path: string, req: IncomingMessage, res: ServerResponse): Promise<void>
  status(): WorkerStatus[]
  /** Lets every worker finish, so that the next request meets fresh code. */
  refresh(): void
  stop(graceMs?: number): Promise<void>
}

const root = fileURLToPath(new URL('../../', import.meta.url))
/** A new spare starts a little after the last one was taken: the job that took it needs the processor now. */
const SPARE_AFTER_MS = 1500

/** Runs Edge Functions as Deno processes, one live generation a function and one warm spare for all. */
export function createFunctionsHost(options: FunctionsHostOptions): FunctionsHost {
  const directory = options.directory ?? join(root, 'supabase/functions')
  const limits = { ...hostedLimits, ...options.limits }
  const log = options.log ?? (() => undefined)
  const current = new Map<string, Generation>()
  const all = new Set<Generation>()
  let spare: WorkerProcess | null = null
  let spareTimer: NodeJS.Timeout | undefined
  let stopped = false

  const settings: WorkerSettings = {
    deno: findDeno(),
    config: join(directory, 'deno.json'),
    preload: sharedPackages(join(directory, 'deno.json')),
    readable: [directory, join(root, 'supabase'), join(root, 'node_modules'), join(root, 'local/functions')],
    env: { ...options.env, DENO_DIR: options.cacheDirectory, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' },
    memoryMb: limits.memoryMb,
    log: (line) => log(line),
  }

  function takeWorker(): WorkerProcess {
    const worker = spare ?? new WorkerProcess(settings)
    spare = null
    clearTimeout(spareTimer)
    spareTimer = setTimeout(prepareSpare, SPARE_AFTER_MS)
    spareTimer.unref()
    return worker
  }

  function prepareSpare() {
    if (stopped || spare) return
    const worker = new WorkerProcess(settings)
    spare = worker
    worker.ended.then(() => {
      if (spare === worker) spare = null
    })
  }

  function generationOf(name: string, entry: string): Generation {
    const live = current.get(name)
    if (live && !live.retired) return live
    const generation = new Generation(name, takeWorker(), pathToFileURL(entry).href, limits)
    log(`[${name}] worker ${generation.worker.pid} boots`)
    current.set(name, generation)
    all.add(generation)
    generation.worker.ended.then((reason) => {
      log(`[${name}] worker ${generation.worker.pid} ended: ${reason}`)
      all.delete(generation)
      if (current.get(name) === generation) current.delete(name)
    })
    return generation
  }

  prepareSpare()
  return {
    async handle(path, req, res) {
      const name = /^\/([\w-]+)(?=[/?]|$)/.exec(path)?.[1] ?? ''
      const entry = join(directory, name, 'index.ts')
      if (name === '' || name.startsWith('_') || !existsSync(entry)) {
        return sendProblem(res, 404, 'NOT_FOUND', 'Requested function was not found')
      }
      if (stopped) return sendProblem(res, 503, 'STOPPING', 'The stack is stopping')
      await forward(generationOf(name, entry), path, req, res, limits.requestIdleMs)
    },
    status() {
      const serving = [...all].map((generation): WorkerStatus => {
        const { name, worker, active, retired, startedAt } = generation
        const state = retired ? 'retired' : 'serving'
        return {
          name,
          pid: worker.pid,
          state,
          ageMs: Date.now() - startedAt,
          active,
          pending: worker.pending,
        }
      })
      if (spare) serving.push({ name: null, pid: spare.pid, state: 'spare', ageMs: 0, active: 0, pending: 0 })
      return serving
    },
    refresh() {
      for (const generation of all) generation.retire()
    },
    async stop(graceMs = 3000) {
      stopped = true
      clearTimeout(spareTimer)
      spare?.kill('TerminationRequested')
      await Promise.all([
        spare?.ended,
        ...[...all].map((generation) => generation.stop('TerminationRequested', 'termination', graceMs)),
      ])
    },
  }
}

/** The packages that `deno.json` maps for every function. */
function sharedPackages(config: string): string[] {
  const { imports = {} } = JSON.parse(readFileSync(config, 'utf8')) as { imports?: Record<string, string> }
  return Object.keys(imports).filter((name) => !name.endsWith('/'))
}

import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WorkerStatus } from './functions/host.ts'
import type { FunctionLimits } from './functions/limits.ts'
import { killProcess } from './process/kill-process.ts'
import type { RunningApp } from './stack/app-process.ts'
import { clearLeftOverApp, startApp } from './stack/app-process.ts'
import { buildIfNeeded } from './stack/build.ts'
import { claimDataDirectory } from './stack/data-directory.ts'
import { createSampleProject, signInDemoUser } from './stack/demo-user.ts'
import type { StackUrls } from './stack/environment.ts'
import { appEnvironment, DEMO_EMAIL, databaseUrl, writeStackEnvironment } from './stack/environment.ts'
import { keepPostgres } from './stack/kept-postgres.ts'
import type { StackKeys } from './stack/keys.ts'
import { keysOf } from './stack/keys.ts'
import { captureConsole, openLogFile } from './stack/log-file.ts'
import { startModel } from './stack/model.ts'
import { choosePorts } from './stack/ports.ts'
import { startServices } from './stack/services.ts'
import { startSweepClock } from './stack/sweep-clock.ts'
import { watchFunctions } from './stack/watch-functions.ts'
import { StackError } from './stack-error.ts'

export interface StackOptions {
  dataDirectory: string
  /** The app's port; the next three are taken too. 0: four free ones. */
  port: number
  stackOnly?: boolean
  dev?: boolean
  /** The environment that functions and app get their settings from. */
  env?: Record<string, string | undefined>
  /** Other functions than `supabase/functions`, for tests of the host. */
  functionsDirectory?: string
  limits?: Partial<FunctionLimits>
  /** 0: no sweep, for tests that sweep by hand. */
  sweepEveryMs?: number
  /** For tests: a database that is fast, and lost when the machine dies. */
  throwAway?: boolean
  announce?: (line: string) => void
  /** Gives the start up; what has started is stopped again. */
  signal?: AbortSignal
  /** A part that the stack cannot live without has ended for good. */
  onGiveUp?: (error: StackError) => void
}

export interface Stack {
  urls: StackUrls
  keys: StackKeys
  demo: { email: string; password: string }
  logPath: string
  /** The Edge Function workers alive now, with their process ids. */
  workers(): WorkerStatus[]
  /** Ends the serving worker of a function at once, as a crash would; false when there is none. */
  killWorker(name?: string): boolean
  /**
   * Stops the serving worker of a function in the middle of what it does, as a machine that hangs would, and sends
   * later requests to another one. Returns its process, and what wakes it up again; null when there is none.
   */
  freezeWorker(name?: string): { pid: number; wake(): void } | null
  /** Sends later requests to fresh workers; those at work finish what they have. */
  refreshWorkers(): void
  /** Kills every worker of every function; there are none at all for `downMs`. */
  restartFunctions(downMs: number): Promise<void>
  /** Cuts every connection to the API, WebSockets too; nobody listens for `downMs`. */
  restartGateway(downMs: number): Promise<void>
  /** Ends Postgres as a crash (SIGKILL) or an immediate shutdown (SIGQUIT) would; it is started again by itself. */
  killDatabase(signal?: 'SIGKILL' | 'SIGQUIT'): void
  pids(): { postgres: number; app: number | null }
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../', import.meta.url))

/** Starts the whole embedded Supabase and, unless `stackOnly`, the app on top of it. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const data = claimDataDirectory(resolve(options.dataDirectory))
  const announce = options.announce ?? (() => undefined)
  const env = options.env ?? process.env
  const { signal } = options
  const logPath = join(data.path, 'stack.log')
  const log = openLogFile(logPath, options.dev ?? false)
  const undo: (() => unknown)[] = [data.release, log.close]
  // Parts of the stack print whole errors, with traces, when a request is refused.
  undo.push(captureConsole(log.line))
  let reconnect: () => void = () => undefined
  let giveUp = options.onGiveUp ?? (() => undefined)

  async function stop() {
    giveUp = () => undefined
    for (const step of undo.splice(0).reverse()) await step()
  }

  try {
    const appNote = join(data.path, 'app.json')
    await clearLeftOverApp(appNote)
    const keys = await keysOf(data.path)
    const ports = await choosePorts(
      options.port,
      options.stackOnly ? ['api', 'database', 'model'] : undefined,
    )
    const urls: StackUrls = {
      app: `http://127.0.0.1:${ports.app}`,
      api: `http://127.0.0.1:${ports.api}`,
      database: databaseUrl('postgres', ports, keys),
    }
    if (!options.stackOnly && !options.dev) await buildIfNeeded({ root, signal, log: log.line, announce })

    const model = await startModel(env, ports.model)
    undo.push(model.close)
    const postgres = await keepPostgres(
      {
        directory: join(data.path, 'postgres'),
        port: ports.database,
        password: keys.databasePassword,
        throwAway: options.throwAway,
        log: (line) => log.line(`[database] ${line}`),
      },
      { log: log.line, onRevived: () => reconnect(), onGiveUp: (error) => giveUp(error) },
    )
    undo.push(postgres.stop)
    signal?.throwIfAborted()
    const services = await startServices({
      dataDirectory: data.path,
      ports,
      urls,
      keys,
      model: model.environment,
      env,
      functionsDirectory: options.functionsDirectory,
      limits: options.limits,
      log: log.line,
    })
    undo.push(services.stop)
    reconnect = services.reconnect
    if (options.dev) undo.push(watchFunctions(() => services.functions.refresh()))

    signal?.throwIfAborted()
    let app: RunningApp | null = null
    if (!options.stackOnly) {
      app = await startApp({
        root,
        port: ports.app,
        dev: options.dev ?? false,
        env: appEnvironment(urls, keys, model.environment, env),
        noteFile: appNote,
        log: log.line,
      })
      undo.push(app.stop)
      app.ended.then(() => giveUp(new StackError('The app ended unexpectedly; see the log.')))
    }
    signal?.throwIfAborted()
    const token = await signInDemoUser({
      api: urls.api,
      publishableKey: keys.publishableKey,
      password: keys.demoPassword,
    })
    if (app)
      await createSampleProject(data.path, urls.app, token).catch((error) => log.line(`[demo] ${error}`))
    if (options.sweepEveryMs !== 0) {
      const clock = startSweepClock({
        api: urls.api,
        secretKey: keys.secretKey,
        everyMs: options.sweepEveryMs,
        log: log.line,
      })
      undo.push(clock.stop)
    }
    writeStackEnvironment(data.path, urls, keys)
    const servingWorker = (name: string) =>
      services.functions.status().find((worker) => worker.name === name && worker.state === 'serving')

    return {
      urls,
      keys,
      demo: { email: DEMO_EMAIL, password: keys.demoPassword },
      logPath,
      workers: () => services.functions.status(),
      killWorker(name = 'job-worker') {
        const serving = servingWorker(name)
        return serving !== undefined && killProcess(serving.pid)
      },
      freezeWorker(name = 'job-worker') {
        const serving = servingWorker(name)
        if (!serving || !killProcess(serving.pid, 'SIGSTOP')) return null
        services.functions.refresh()
        return { pid: serving.pid, wake: () => void killProcess(serving.pid, 'SIGCONT') }
      },
      refreshWorkers: () => services.functions.refresh(),
      restartFunctions: services.restartFunctions,
      restartGateway: services.restartGateway,
      killDatabase(signal = 'SIGKILL') {
        killProcess(postgres.pid(), signal)
      },
      pids: () => ({ postgres: postgres.pid(), app: app?.pid ?? null }),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

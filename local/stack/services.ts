import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { FunctionsHost } from '../functions/host.ts'
import { createFunctionsHost } from '../functions/host.ts'
import type { FunctionLimits } from '../functions/limits.ts'
import { type GatewayOptions, startGateway } from '../gateway/gateway.ts'
import { createLiteApp } from '../gateway/lite-app.ts'
import { renewable } from '../gateway/renewable.ts'
import { keepFile } from '../gateway/storage-adapter.ts'
import { killProcess } from '../process/kill-process.ts'
import { createRealtime } from '../realtime/index.ts'
import { createTokenVerifier } from '../realtime/tokens.ts'
import { createUploads } from '../uploads/uploads.ts'
import type { ModelEnvironment, StackUrls } from './environment.ts'
import { databaseUrl, functionsEnvironment } from './environment.ts'
import type { StackKeys } from './keys.ts'
import type { StackPorts } from './ports.ts'

export interface ServicesOptions {
  dataDirectory: string
  ports: StackPorts
  urls: StackUrls
  keys: StackKeys
  model: ModelEnvironment
  env: Record<string, string | undefined>
  functionsDirectory?: string
  limits?: Partial<FunctionLimits>
  log: (line: string) => void
}

export interface Services {
  readonly functions: FunctionsHost
  /** Kills every worker; there are no functions at all for `downMs`. */
  restartFunctions(downMs: number): Promise<void>
  /** Crashes the gateway with all its connections; nobody listens for `downMs`. */
  restartGateway(downMs: number): Promise<void>
  /** REST and Auth get fresh connections after a crash of the database. */
  reconnect(): Promise<void>
  stop(): Promise<void>
}

/** What hosted Supabase is beside its database: REST, Auth, Storage, Realtime and Functions on one port. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { dataDirectory, ports, urls, keys, log } = options
  const storageDirectory = join(dataDirectory, 'storage')
  const rest = await renewable(() =>
    createLiteApp({
      databaseUrl: databaseUrl('supabase_lite', ports, keys),
      jwtSecret: keys.jwtSecret,
      publishableKey: keys.publishableKey,
      secretKey: keys.secretKey,
      storageDirectory,
      mailFile: join(dataDirectory, 'mail.log'),
      appUrl: urls.app,
    }),
  )
  const say = (message: string) => log(`[realtime] ${message}`)
  const realtime = await createRealtime({
    databaseUrl: databaseUrl('postgres', ports, keys),
    jwtSecret: keys.jwtSecret,
    publishableKey: keys.publishableKey,
    secretKey: keys.secretKey,
    logger: { info: say, warn: say, error: say },
  })
  const uploads = createUploads({
    databaseUrl: databaseUrl('supabase_lite', ports, keys),
    verifier: createTokenVerifier(keys),
    directory: join(storageDirectory, 'uploads'),
    keep: (file, place, kept) => keepFile(storageDirectory, file, place, kept),
    log,
  })
  const openFunctions = () =>
    createFunctionsHost({
      directory: options.functionsDirectory,
      env: functionsEnvironment(urls.api, keys, options.model, options.env),
      cacheDirectory: join(dataDirectory, 'deno'),
      limits: options.limits,
      log,
    })
  let functions = openFunctions()
  const closeRest = async () => {
    await Promise.all([realtime.close(), rest.close(), uploads.close()])
  }
  try {
    const current: GatewayOptions['functions'] = {
      handle: (path, req, res) => functions.handle(path, req, res),
      status: () => functions.status(),
    }
    const openGateway = () =>
      startGateway({ port: ports.api, lite: rest, realtime, uploads, functions: current, log })
    let gateway = await openGateway()
    return {
      get functions() {
        return functions
      },
      reconnect: rest.renew,
      async restartFunctions(downMs) {
        const killed = functions
        for (const { pid } of killed.status()) killProcess(pid)
        await Promise.all([killed.stop(0), delay(downMs)])
        functions = openFunctions()
      },
      async restartGateway(downMs) {
        await gateway.crash()
        await delay(downMs)
        gateway = await openGateway()
      },
      async stop() {
        // The workers first: their last words need the gateway and the database.
        await functions.stop()
        // Side by side: the gateway is closed only when Realtime has closed the WebSockets of open pages.
        await Promise.all([gateway.close(), closeRest()])
      },
    }
  } catch (error) {
    await functions.stop(0)
    await closeRest()
    throw error
  }
}

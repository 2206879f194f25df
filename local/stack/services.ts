import { join } from 'node:path'
import type { FunctionsHost } from '../functions/host.ts'
import { createFunctionsHost } from '../functions/host.ts'
import type { FunctionLimits } from '../functions/limits.ts'
import { startGateway } from '../gateway/gateway.ts'
import { createLiteApp } from '../gateway/lite-app.ts'
import { renewable } from '../gateway/renewable.ts'
import { createRealtime } from '../realtime/index.ts'
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
  functions: FunctionsHost
  /** REST and Auth get fresh connections after a crash of the database. */
  reconnect(): Promise<void>
  stop(): Promise<void>
}

/** What hosted Supabase is beside its database: REST, Auth, Storage, Realtime and Functions on one port. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { dataDirectory, ports, urls, keys, log } = options
  const rest = await renewable(() =>
    createLiteApp({
      databaseUrl: databaseUrl('supabase_lite', ports, keys),
      jwtSecret: keys.jwtSecret,
      publishableKey: keys.publishableKey,
      secretKey: keys.secretKey,
      storageDirectory: join(dataDirectory, 'storage'),
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
  const functions = createFunctionsHost({
    directory: options.functionsDirectory,
    env: functionsEnvironment(urls.api, keys, options.model, options.env),
    cacheDirectory: join(dataDirectory, 'deno'),
    limits: options.limits,
    log,
  })
  const closeRest = async () => {
    await Promise.all([realtime.close(), rest.close()])
  }
  try {
    const gateway = await startGateway({ port: ports.api, lite: rest, realtime, functions, log })
    return {
      functions,
      reconnect: rest.renew,
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

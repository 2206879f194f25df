import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ModelEnvironment } from './environment.ts'

interface OfflineModel {
  url: string
  close(): Promise<void>
}

const offline = new URL('../model/index.ts', import.meta.url)

interface RunningModel {
  /** What has to be set on top of the given environment. */
  environment: ModelEnvironment
  close(): Promise<void>
}

type Environment = Record<string, string | undefined>

/** The person's own model when the environment names one, and the offline model otherwise. */
export async function startModel(env: Environment, port: number): Promise<RunningModel> {
  // A base URL alone is a server of the person's own that asks for no key.
  if (env.OPENAI_API_KEY || env.OPENAI_BASE_URL || !existsSync(fileURLToPath(offline))) {
    return { environment: {}, close: async () => undefined }
  }
  const { startOfflineModel } = (await import(offline.href)) as {
    startOfflineModel(options: { port: number; host: string }): Promise<OfflineModel>
  }
  const model = await startOfflineModel({ port, host: '127.0.0.1' })
  const environment: ModelEnvironment = {
    OPENAI_API_KEY: 'offline',
    OPENAI_BASE_URL: new URL('/v1', model.url).href,
    OPENAI_MODEL: 'offline',
  }
  return { environment, close: () => model.close() }
}

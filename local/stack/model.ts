import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ModelEnvironment } from './environment.ts'

interface OfflineModel {
  url: string
  close(): Promise<void>
}

const offline = new URL('../model/index.ts', import.meta.url)

/** The person's own model when there is a key for one, and the offline model otherwise. */
export async function startModel(env: Record<string, string | undefined>, port: number) {
  if (env.OPENAI_API_KEY || !existsSync(fileURLToPath(offline))) {
    const environment: ModelEnvironment = { OPENAI_API_KEY: env.OPENAI_API_KEY ?? '' }
    return { environment, close: async () => undefined }
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

import { join } from 'node:path'
import { startApp } from '../../local/stack/app-process.ts'
import type { BenchStack } from './stack.ts'
import { root } from './start-process.ts'

/** Another server of the same build, which looks for Supabase at another address. */
export async function startSecondApp(
  stack: BenchStack,
  { supabaseUrl, port, directory }: { supabaseUrl: string; port: number; directory: string },
): Promise<{ appUrl: string; stop(): Promise<void> }> {
  const app = await startApp({
    root,
    port,
    dev: false,
    env: {
      ...(process.env as Record<string, string>),
      SUPABASE_URL: supabaseUrl,
      SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
      SUPABASE_SECRET_KEY: stack.secretKey,
      NEXT_TELEMETRY_DISABLED: '1',
    },
    noteFile: join(directory, 'second-app.json'),
    log: () => undefined,
  })
  return { appUrl: `http://127.0.0.1:${port}`, stop: () => app.stop() }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort } from '../../local/process/free-port.ts'
import { startStack } from '../../local/stack.ts'
import { MUX_TOKEN_ID, MUX_TOKEN_SECRET } from './scripted-mux.ts'

declare module 'vitest' {
  interface ProvidedContext {
    supabaseUrl: string
    publishableKey: string
    secretKey: string
    jwtSecret: string
    /** The stack's log of this run. */
    logPath: string
    /** Where the worker looks for its model: `startScriptedModel({ port })` there. */
    scriptedModelPort: number
    /** Where the worker looks for Mux: `startScriptedMux(port)` there. */
    scriptedMuxPort: number
  }
}

/**
 * One throw-away stack for the whole project: database, REST, auth, Realtime and the functions host with the
 * real functions. No sweep clock: a test that wants a sweep calls `sweep_jobs` itself.
 */
export default async function setup(project: TestProject) {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'offstage-test-'))
  const scriptedModelPort = await freePort()
  const scriptedMuxPort = await freePort()
  const stack = await startStack({
    dataDirectory,
    port: 0,
    stackOnly: true,
    throwAway: true,
    sweepEveryMs: 0,
    env: {
      ...process.env,
      API_ALLOWED_ORIGINS: 'https://app.example.test, https://other.example.test/',
      OPENAI_API_KEY: 'sk-scripted',
      OPENAI_BASE_URL: `http://127.0.0.1:${scriptedModelPort}/v1`,
      OPENAI_MODEL: 'scripted',
      MUX_TOKEN_ID,
      MUX_TOKEN_SECRET,
      MUX_API_URL: `http://127.0.0.1:${scriptedMuxPort}`,
    },
  })
  project.provide('supabaseUrl', stack.urls.api)
  project.provide('publishableKey', stack.keys.publishableKey)
  project.provide('secretKey', stack.keys.secretKey)
  project.provide('jwtSecret', stack.keys.jwtSecret)
  project.provide('databaseUrl', stack.urls.database)
  project.provide('adminUrl', stack.urls.database.replace('//postgres:', '//supabase_admin:'))
  project.provide('logPath', stack.logPath)
  project.provide('scriptedModelPort', scriptedModelPort)
  project.provide('scriptedMuxPort', scriptedMuxPort)
  return async () => {
    await stack.stop()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}

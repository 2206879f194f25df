import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, inject } from 'vitest'
import { freePort } from '../../../../local/process/free-port.ts'
import { startApp } from '../../../../local/stack/app-process.ts'
import { buildIfNeeded } from '../../../../local/stack/build.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

interface TestApp {
  url: string
  /** What the app has asked of Supabase since the last `take`: method and path. */
  takeCalls(): string[]
  /** True: kicks get lost, as they may. */
  dropKicks: boolean
  /** What the app has printed. */
  log: string[]
}

/** The built app in front of the test stack, for one file; what it asks of Supabase passes a recorder. */
export function testApp(env: Record<string, string> = {}): TestApp {
  const calls: string[] = []
  const log: string[] = []
  const app: TestApp = { url: '', takeCalls: () => calls.splice(0), dropKicks: true, log }
  const undo: (() => unknown)[] = []

  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'offstage-api-test-'))
    undo.push(() => rmSync(directory, { recursive: true, force: true }))
    await buildIfNeeded({ root, log: (line) => log.push(line), announce: () => undefined })
    const recorder = await startRecorder(calls, app)
    undo.push(recorder.close)
    const port = await freePort()
    const running = await startApp({
      root,
      port,
      dev: false,
      noteFile: join(directory, 'app.json'),
      log: (line) => log.push(line),
      env: {
        ...(process.env as Record<string, string>),
        SUPABASE_URL: recorder.url,
        SUPABASE_PUBLISHABLE_KEY: inject('publishableKey'),
        SUPABASE_SECRET_KEY: inject('secretKey'),
        ...env,
      },
    })
    undo.push(running.stop)
    app.url = `http://127.0.0.1:${port}`
  }, 300_000)

  afterAll(async () => {
    for (const step of undo.splice(0).reverse()) await step()
  })
  return app
}

/** Passes everything on to the stack and remembers what it was. */
async function startRecorder(calls: string[], app: TestApp) {
  const target = new URL(inject('supabaseUrl'))
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url?.split('?')[0] ?? ''
    calls.push(`${incoming.method} ${path}`)
    if (app.dropKicks && path === '/functions/v1/job-worker') {
      outgoing.writeHead(503).end()
      return
    }
    const { hostname, port } = target
    const options = { hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers }
    const passed = send(options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => outgoing.writeHead(502).end())
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}

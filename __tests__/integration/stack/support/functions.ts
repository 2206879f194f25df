import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach } from 'vitest'
import { createFunctionsHost } from '../../../../local/functions/host.ts'
import type { FunctionLimits } from '../../../../local/functions/limits.ts'

const cacheDirectory = mkdtempSync(join(tmpdir(), 'offstage-deno-'))
const running: { stop(): Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((host) => host.stop()))
})

afterAll(() => rmSync(cacheDirectory, { recursive: true, force: true }))

/** The functions of this folder behind HTTP, with limits of the test's own; its log can be waited for. */
export async function hostFunctions(limits: Partial<FunctionLimits> = {}) {
  const lines: string[] = []
  const news = new EventEmitter()
  const host = createFunctionsHost({
    directory: resolve('__tests__/integration/stack/functions'),
    env: { GREETING: 'hello' },
    cacheDirectory,
    limits,
    log(line) {
      lines.push(line)
      news.emit('line')
    },
  })
  const server = createServer((req, res) => host.handle(req.url ?? '/', req, res)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  running.push({
    async stop() {
      await host.stop(500)
      server.close()
      server.closeAllConnections()
    },
  })
  return {
    host,
    lines,
    call: (name: string, order: unknown = {}) =>
      fetch(`http://127.0.0.1:${port}/${name}`, { method: 'POST', body: JSON.stringify(order) }),
    /** Resolves when the log has a line with this text. */
    async logged(text: string) {
      while (!lines.some((line) => line.includes(text))) await once(news, 'line')
    },
    serving: (name: string) =>
      host.status().find((worker) => worker.name === name && worker.state === 'serving'),
  }
}

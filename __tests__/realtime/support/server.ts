import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { inject, onTestFinished } from 'vitest'
import type { Limits } from '../../../local/realtime/index.ts'
import { createRealtime } from '../../../local/realtime/index.ts'
import { keys } from './tokens.ts'

export type TestServer = {
  url: string
  /** What the server had to say, one line each. */
  log: string[]
  /** Ends every client's connection as a failing network does. */
  dropSockets(): void
  /** From now on nothing of what these clients send arrives, and they are not told. */
  muteSockets(): void
  /** Stops serving; `start` serves again at the same address. */
  stop(): Promise<void>
  start(): Promise<void>
}

type Options = { limits?: Partial<Limits>; databaseUrl?: string }

/** The embedded Realtime behind a real HTTP server, as the gateway has it. Stops with the test. */
export async function startServer({ limits = {}, databaseUrl = inject('databaseUrl') }: Options = {}) {
  const log: string[] = []
  const write = (line: string) => void log.push(line)
  const sockets = new Set<Socket>()
  let port = 0
  let stop: () => Promise<void> = async () => undefined

  async function start(): Promise<void> {
    const logger = { info: write, warn: write, error: write }
    const realtime = await createRealtime({ databaseUrl, ...keys, limits, logger })
    const server = createServer((request, response) => void realtime.handleRequest(request, response))
    server.on('upgrade', (request, socket, head) => realtime.handleUpgrade(request, socket, head))
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    stop = async () => {
      await realtime.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }

  await start()
  onTestFinished(() => stop())
  const testServer: TestServer = {
    url: `http://127.0.0.1:${port}`,
    log,
    start,
    dropSockets() {
      for (const socket of sockets) socket.destroy()
    },
    muteSockets() {
      for (const socket of sockets) socket.removeAllListeners('data').pause()
    },
    async stop() {
      await stop()
      stop = async () => undefined
    },
  }
  return testServer
}

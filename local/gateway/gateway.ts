import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { traceOf } from '../../supabase/functions/_shared/engine/log.ts'
import type { FunctionsHost } from '../functions/host.ts'
import { StackError } from '../stack-error.ts'
import type { Uploads } from '../uploads/uploads.ts'
import { allowOrigins, answerPreflight } from './cors.ts'
import { answerByLite } from './lite-route.ts'
import { sendJson, sendProblem } from './send.ts'

export interface RealtimeService {
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  handleRequest(req: IncomingMessage, res: ServerResponse): void | Promise<void>
}

export interface GatewayOptions {
  port: number
  lite: { fetch(request: Request, context: { peerAddress: null }): Promise<Response> }
  realtime: RealtimeService
  uploads: Pick<Uploads, 'takes' | 'handle'>
  functions: Pick<FunctionsHost, 'handle' | 'status'>
  log: (line: string) => void
}

export interface Gateway {
  close(): Promise<void>
  /** Ends at once with every connection, WebSockets too, as a crash would. */
  crash(): Promise<void>
}

/** The one address of the embedded Supabase: `/rest`, `/auth`, `/storage`, `/realtime`, `/functions`. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { lite, realtime, uploads, functions, log } = options
  const server = createServer((req, res) => {
    route(req, res).catch((error: unknown) => {
      const service = req.url?.split('/', 3).join('/')
      log(
        `[gateway] ${JSON.stringify({ event: 'request_failed', at: new Date().toISOString(), source: 'gateway', service, ...traceOf(error) })}`,
      )
      sendProblem(res, 500, 'INTERNAL_ERROR', 'The request could not be answered')
      res.end()
    })
  })

  async function route(req: IncomingMessage, res: ServerResponse) {
    const path = req.url ?? '/'
    if (path.startsWith('/functions/v1/'))
      return functions.handle(path.slice('/functions/v1'.length), req, res)
    // It speaks of origins itself: its protocol has headers of its own.
    if (uploads.takes(path)) return uploads.handle(req, res)
    allowOrigins(res)
    if (req.method === 'OPTIONS') return answerPreflight(req, res)
    if (/^\/(rest|auth|storage)\/v1(\/|\?|$)/.test(path)) return answerByLite(lite.fetch, req, res)
    if (path.startsWith('/realtime/v1/')) return realtime.handleRequest(req, res)
    if (path === '/health') return sendJson(res, 200, { status: 'ok', workers: functions.status() })
    sendProblem(res, 404, 'NOT_FOUND', 'no Route matched with those values')
  }

  server.on('upgrade', (req, socket, head) => {
    if (req.url?.startsWith('/realtime/v1/')) return realtime.handleUpgrade(req, socket, head)
    socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
  })
  server.requestTimeout = 0
  const sockets = new Set<Duplex>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await listen(server, options.port)

  function close(): Promise<void> {
    return new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
  return {
    close,
    async crash() {
      const closed = close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${cause.code ?? cause.message})`
      reject(new StackError(`Port ${port}, wanted for the Supabase API, ${why}. Choose another with --port.`))
    })
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

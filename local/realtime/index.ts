import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import postgres from 'postgres'
import { WebSocketServer } from 'ws'
import { Connection } from './connection.ts'
import type { Context } from './context.ts'
import { Delivery } from './delivery.ts'
import type { Handshake } from './handshake.ts'
import { readHandshake, refuseUpgrade } from './handshake.ts'
import { Hub } from './hub.ts'
import type { Limits } from './limits.ts'
import { defaultLimits } from './limits.ts'
import { createListener } from './listener.ts'
import type { Logger } from './log.ts'
import { describeError } from './log.ts'
import type { DatabaseMessage } from './messages.ts'
import { createPolicies } from './policies.ts'
import { RateLimiter } from './rate-limiter.ts'
import { handleBroadcastRequest } from './rest-broadcast.ts'
import { createTokenVerifier } from './tokens.ts'

export type { Limits, Logger }

export type RealtimeOptions = {
  /** A role that bypasses row level security and may act as the API roles: `postgres`. */
  databaseUrl: string
  jwtSecret: string
  publishableKey: string
  secretKey: string
  logger: Logger
  limits?: Partial<Limits>
}

export type Realtime = {
  /** Requests to upgrade at `/realtime/v1/websocket`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** All other requests below `/realtime/v1`. */
  handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void>
  close(): Promise<void>
}

const closeGraceMs = 500

/**
 * The embedded Realtime: what Offstage uses of hosted Supabase Realtime, on the same wire. Needs the
 * database as `bootstrap.sql` leaves it; starts also while the database is away, and finds it later.
 */
export async function createRealtime(options: RealtimeOptions): Promise<Realtime> {
  const limits = { ...defaultLimits, ...options.limits }
  const { logger, databaseUrl } = options
  const sql = postgres(databaseUrl, {
    max: 4,
    connect_timeout: 5,
    fetch_types: false,
    connection: { application_name: 'offstage_realtime', statement_timeout: limits.queryTimeoutMs },
    onnotice: () => undefined,
  })
  const hub = new Hub()
  const connections = new Set<Connection>()
  const delivery = new Delivery({
    sql,
    limits,
    logger,
    deliver: (message) => deliver(message),
    onGap() {
      for (const connection of connections)
        connection.resetChannels('Messages were missed while the database was away')
    },
  })
  const listener = createListener({
    databaseUrl,
    limits,
    logger,
    onNotification: (text) => delivery.notify(text),
    onListening: (connection) => delivery.resume(connection),
    onLost: () => delivery.hold(),
  })
  const context: Context = {
    hub,
    listener,
    sql,
    limits,
    logger,
    verifier: createTokenVerifier(options),
    policies: createPolicies(sql),
  }
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxFrameBytes,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const restRate = new RateLimiter(limits.messagesPerSecond)
  const retention = setInterval(() => forgetOldMessages(sql, logger), limits.retentionSweepMs)
  void forgetOldMessages(sql, logger)
  let closing = false

  function deliver({ topic, private: isPrivate, broadcast }: DatabaseMessage): void {
    if (broadcast.body.length > limits.maxPayloadBytes) {
      logger.error(`UnableToBroadcastChanges: a message of ${broadcast.body.length} bytes is over the limit`)
    } else hub.publish(isPrivate, topic, broadcast)
  }

  function decide(request: IncomingMessage): Handshake {
    const url = urlOf(request)
    if (!url || !/^\/realtime\/v1\/websocket\/?$/.test(url.pathname)) return refusal(404, 'Not found')
    if (closing) return refusal(503, 'Realtime is restarting')
    if (connections.size >= limits.maxConnections) return refusal(429, 'Too many connected users')
    return readHandshake(request, url, context.verifier)
  }

  function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    const handshake = decide(request)
    if (!handshake.ok) {
      refuseUpgrade(socket, handshake.status, handshake.message)
      return
    }
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = new Connection(context, webSocket, handshake.version, handshake.identity)
      connections.add(connection)
      webSocket.once('close', () => connections.delete(connection))
    })
  }

  async function handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = urlOf(request)
    if (url) return handleBroadcastRequest(context, restRate, request, response, url)
    response.writeHead(400).end()
  }

  async function close(): Promise<void> {
    closing = true
    clearInterval(retention)
    for (const connection of connections) connection.restart()
    const deadline = setTimeout(() => {
      for (const connection of connections) connection.terminate()
    }, closeGraceMs)
    await listener.close()
    await Promise.all([...connections].map((connection) => connection.ended))
    clearTimeout(deadline)
    await sql.end({ timeout: 1 })
  }

  return { handleUpgrade, handleRequest, close }
}

async function forgetOldMessages(sql: postgres.Sql, logger: Logger): Promise<void> {
  try {
    for (let deleted = 1; deleted > 0; ) {
      const [row] = await sql`select realtime.delete_old_messages()::integer as deleted`
      deleted = row?.deleted ?? 0
    }
  } catch (error) {
    logger.warn(`Old messages could not be deleted: ${describeError(error)}`)
  }
}

function refusal(status: number, message: string): Handshake {
  return { ok: false, status, message }
}

function urlOf(request: IncomingMessage): URL | null {
  return URL.parse(request.url ?? '', 'http://localhost')
}

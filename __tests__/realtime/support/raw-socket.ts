import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { TestServer } from './server.ts'
import { keys } from './tokens.ts'

export type RawSocket = {
  socket: WebSocket
  received: unknown[]
  closed: Promise<{ code: number; reason: string }>
  send(...frames: unknown[]): void
}

/** A WebSocket of its own, for what no well-behaved client sends. */
export async function openRawSocket(server: TestServer, vsn = '2.0.0'): Promise<RawSocket> {
  const address = `${server.url.replace('http', 'ws')}/realtime/v1/websocket?apikey=${keys.publishableKey}&vsn=${vsn}`
  const socket = new WebSocket(address)
  const received: unknown[] = []
  const closed = Promise.withResolvers<{ code: number; reason: string }>()
  socket.on('message', (data, isBinary) => received.push(isBinary ? data : JSON.parse(data.toString())))
  socket.on('close', (code, reason) => closed.resolve({ code, reason: reason.toString() }))
  socket.on('error', () => undefined)
  await once(socket, 'open')
  onTestFinished(() => socket.terminate())
  return {
    socket,
    received,
    closed: closed.promise,
    send(...frames) {
      for (const frame of frames) socket.send(JSON.stringify(frame))
    },
  }
}

/** The HTTP status and body with which a connection is refused. */
export async function refusedUpgrade(url: string): Promise<{ status: number; body: unknown }> {
  const socket = new WebSocket(url.replace('http', 'ws'))
  socket.on('error', () => undefined)
  const [, response] = await once(socket, 'unexpected-response')
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return { status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) }
}

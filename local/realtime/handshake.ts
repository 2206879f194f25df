import type { IncomingMessage } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Identity } from './authorization.ts'
import type { ProtocolVersion } from './serializer.ts'
import { parseVersion } from './serializer.ts'
import type { TokenVerifier } from './tokens.ts'

export type Handshake =
  | { ok: true; identity: Identity; version: ProtocolVersion }
  | { ok: false; status: number; message: string }

/** Decides about a connection by its API key and protocol version, before it becomes a WebSocket. */
export function readHandshake(request: IncomingMessage, url: URL, verifier: TokenVerifier): Handshake {
  const version = parseVersion(url.searchParams.get('vsn'))
  if (!version) return { ok: false, status: 400, message: 'Unsupported vsn: use 1.0.0 or 2.0.0' }
  const header = request.headers['x-api-key']
  const key = (Array.isArray(header) ? header[0] : header) ?? url.searchParams.get('apikey')
  if (!key) return { ok: false, status: 401, message: 'API key is missing' }
  const verified = verifier.verifyApiKey(key)
  if (!verified.ok) return { ok: false, status: 401, message: verified.message }
  return { ok: true, version, identity: { claims: verified.claims, headers: customHeaders(request) } }
}

/** Policies see `x-…` headers alone, as on hosted: never cookies or keys. */
export function customHeaders(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).flatMap(([name, value]) =>
    name.startsWith('x-') && name !== 'x-api-key' && typeof value === 'string'
      ? [[name, value] as const]
      : [],
  )
  return Object.fromEntries(entries)
}

/** Answers an upgrade request in plain HTTP and hangs up. */
export function refuseUpgrade(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ error: message })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

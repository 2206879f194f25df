import { createHmac, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { streamAt } from './scripted-stream.ts'

export const MUX_TOKEN_ID = 'mux-token-id-of-the-tests'
export const MUX_TOKEN_SECRET = 'mux-token-secret-of-the-tests'
export const MUX_WEBHOOK_SECRET = 'a-secret-of-an-endpoint-for-tests'

export interface ScriptedAsset {
  id: string
  status: 'preparing' | 'ready' | 'errored'
  passthrough: string
  url: string
  playback_ids: { id: string; policy: string }[]
  errors?: { type: string; messages: string[] }
}

/** What is answered instead: a status, or no answer after the work was done. */
type Trouble = { status: number; headers?: Record<string, string> } | 'lose the answer'

export interface ScriptedMux {
  url: string
  /** All that were made and not deleted, the oldest first. */
  assets: ScriptedAsset[]
  /** `POST /video/v1/assets`, one a call. */
  calls: string[]
  deleted: string[]
  /** What becomes of the next calls of this method, one each. */
  trouble: { method: string; what: Trouble }[]
  /** Whether new assets are ready at once. */
  readyAtOnce: boolean
  /** Whether streams are there, are refused, or the line to them is cut. Of one that has begun the end is held until `refuseStreams`. */
  streams: 'there' | 'begun' | 'refused' | 'cut'
  /** Refuses what is held, and what is asked for from now on. */
  refuseStreams(): void
  finish(id: string, status?: 'ready' | 'errored'): void
  reset(): void
  close(): Promise<void>
}

/**
 * Mux's Video API as it documents itself, as far as we use it: assets are made of an address, fetched from there, prepared,
 * looked up, listed newest first and deleted; Basic authorization; `{data}`; `{error: {type, messages}}`. With the private key
 * by which links are signed, it streams what is ready, too.
 */
export async function startScriptedMux(port = 0, signingKey?: KeyObject): Promise<ScriptedMux> {
  let made = 0
  const mux = {
    assets: [] as ScriptedAsset[],
    calls: [] as string[],
    deleted: [] as string[],
    trouble: [] as ScriptedMux['trouble'],
    readyAtOnce: true,
    streams: 'there' as ScriptedMux['streams'],
  }
  const held: (() => void)[] = []

  function finish(id: string, status: 'ready' | 'errored' = 'ready'): void {
    const asset = mux.assets.find((one) => one.id === id)
    if (!asset) throw new Error(`There is no asset ${id}`)
    asset.status = status
    if (status === 'errored')
      asset.errors = { type: 'invalid_input', messages: [`Could not read ${asset.url}`] }
  }

  const shown = ({ url: _url, ...asset }: ScriptedAsset) => asset

  async function create(request: IncomingMessage): Promise<[number, unknown]> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString()) as {
      inputs?: { url?: string }[]
      playback_policies?: string[]
      passthrough?: string
    }
    const url = body.inputs?.[0]?.url
    if (!url || !body.playback_policies?.length) return [400, problem('invalid_parameters')]
    made += 1
    const id = `asset${made}of${Date.now()}`
    const playback_ids = body.playback_policies.map((policy) => ({
      id: `play${made}of${Date.now()}`,
      policy,
    }))
    const asset: ScriptedAsset = {
      id,
      status: 'preparing',
      passthrough: body.passthrough ?? '',
      url,
      playback_ids,
    }
    mux.assets.push(asset)
    // Mux fetches the file; what it cannot fetch, it cannot prepare.
    const fetched = await fetch(url).then(
      async (answer) => (await answer.arrayBuffer()).byteLength > 0 && answer.ok,
      () => false,
    )
    if (!fetched) finish(id, 'errored')
    const answer = { data: shown({ ...asset, status: 'preparing' }) }
    if (fetched && mux.readyAtOnce) finish(id)
    return [201, answer]
  }

  async function answer(request: IncomingMessage): Promise<[number, unknown]> {
    const { pathname } = new URL(request.url ?? '/', 'http://mux')
    const id = /^\/video\/v1\/assets\/([^/]+)$/.exec(pathname)?.[1]
    if (request.method === 'POST' && pathname === '/video/v1/assets') return create(request)
    if (request.method === 'GET' && pathname === '/video/v1/assets')
      return [200, { data: mux.assets.toReversed().map(shown) }]
    const asset = mux.assets.find((one) => one.id === id)
    if (!asset) return [404, problem('not_found')]
    if (request.method === 'GET') return [200, { data: shown(asset) }]
    if (request.method !== 'DELETE') return [405, problem('method_not_allowed')]
    mux.assets.splice(mux.assets.indexOf(asset), 1)
    mux.deleted.push(asset.id)
    return [204, null]
  }

  /** Any page may read a stream, as at Mux. */
  function streamed(request: IncomingMessage, response: ServerResponse): boolean {
    const found = signingKey && streamAt(new URL(request.url ?? '/', 'http://mux'), signingKey)
    if (!found) return false
    const answer = () => {
      const status = mux.streams === 'refused' ? 403 : found.status
      response.writeHead(status, { 'content-type': found.type, 'access-control-allow-origin': '*' })
      response.end(found.body)
    }
    if (mux.streams === 'cut') response.destroy()
    else if (mux.streams === 'begun' && found.isLate) held.push(answer)
    else answer()
    return true
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    mux.calls.push(`${request.method} ${request.url?.split('?')[0]}`)
    if (streamed(request, response)) return
    const basic = Buffer.from(`${MUX_TOKEN_ID}:${MUX_TOKEN_SECRET}`).toString('base64')
    if (request.headers.authorization !== `Basic ${basic}`)
      return send(response, 401, problem('unauthorized'))
    const at = mux.trouble.findIndex(({ method }) => method === request.method)
    const trouble = at < 0 ? undefined : mux.trouble.splice(at, 1)[0]?.what
    if (typeof trouble === 'object')
      return send(response, trouble.status, problem('trouble'), trouble.headers)
    const [status, body] = await answer(request)
    if (trouble === 'lose the answer') return void response.destroy()
    send(response, status, body)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return Object.assign(mux, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    finish,
    refuseStreams() {
      mux.streams = 'refused'
      for (const answer of held.splice(0)) answer()
    },
    reset() {
      for (const list of [mux.assets, mux.calls, mux.deleted, mux.trouble]) list.length = 0
      mux.readyAtOnce = true
      mux.streams = 'there'
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

/** The header by which Mux signs the body of a webhook; `at` in seconds. */
export function muxSignature(body: string, secret: string, at = Math.floor(Date.now() / 1000)): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}

const problem = (type: string) => ({ error: { type, messages: ['In words'] } })

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body === null ? undefined : JSON.stringify(body))
}

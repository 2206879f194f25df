import type { IncomingMessage, ServerResponse } from 'node:http'
import { Agent, createServer, request as send } from 'node:http'
import { connect, type Socket } from 'node:net'
import { Completions, WORKER_HEADER } from './completions.ts'

/** What the wire does to the next that comes by. */
export type WireFault = 'kick_dropped' | 'kick_doubled' | 'reply_lost'

export interface Wire {
  url: string
  /** How wrong the clock is of workers that start from now on. */
  skewMs: number
  completions: Completions
  /** Does it to the next request that it can be done to; true when it was done, false when there came none. */
  arm(fault: WireFault): Promise<boolean>
  /** Forgets what it was to do and could not. */
  disarm(): void
  /** Ends every WebSocket; returns how many there were. */
  cutSockets(): number
  close(): Promise<void>
}

const KICK = '/functions/v1/job-worker'
const WORKER_VERBS =
  /^\/rest\/v1\/rpc\/(claim_tasks|extend_leases|complete_tasks|complete_and_claim|fail_task|release_tasks|start_jobs)$/

/** The network between everybody and the gateway: it passes all on, and loses what it is told to lose. */
export async function startWire(port: number, apiUrl: string): Promise<Wire> {
  const target = new URL(apiUrl)
  const agent = new Agent({ keepAlive: true })
  const armed: Record<WireFault, ((happened: boolean) => void)[]> = {
    kick_dropped: [],
    kick_doubled: [],
    reply_lost: [],
  }
  const sockets = new Set<Socket>()
  const wire: Wire = {
    url: `http://127.0.0.1:${port}`,
    skewMs: 0,
    completions: new Completions(),
    arm: (fault) => new Promise((resolve) => armed[fault].push(resolve)),
    disarm() {
      for (const waiting of Object.values(armed)) for (const settle of waiting.splice(0)) settle(false)
      wire.completions.forget()
    },
    cutSockets() {
      const cut = sockets.size
      for (const socket of sockets) socket.destroy()
      return cut
    },
    close() {
      wire.cutSockets()
      return new Promise((resolve) => server.close(() => resolve()).closeAllConnections())
    },
  }

  function take(fault: WireFault): boolean {
    const waiting = armed[fault].shift()
    waiting?.(true)
    return waiting !== undefined
  }

  const server = createServer((req, res) => {
    // Whoever is cut off on either side is gone; nobody is told more.
    pass(req, res).catch(() => res.destroy())
  })

  async function pass(req: IncomingMessage, res: ServerResponse) {
    const path = req.url ?? '/'
    if (path === '/chaos/skew') return void res.end(String(wire.skewMs))
    const isKick = req.method === 'POST' && path === KICK
    if (isKick && take('kick_dropped')) return void res.destroy()
    const loses = WORKER_VERBS.test(path) && take('reply_lost')
    const body = await bodyOf(req)
    if (isKick && take('kick_doubled'))
      void forward(req, body).then(
        (answer) => answer.resume(),
        () => undefined,
      )
    const { completions } = wire
    const verb = WORKER_VERBS.exec(path)?.[1]
    const isCompletion = verb === 'complete_tasks' || verb === 'complete_and_claim'
    if (isCompletion) await completions.pass(String(req.headers[WORKER_HEADER] ?? ''), body.toString())
    const at = Date.now()
    const answer = await forward(req, body)
    if (loses) {
      // It was carried out; the caller never hears of it.
      answer.resume()
      res.destroy()
      return
    }
    res.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.on('error', () => res.destroy())
    answer.pipe(res)
    if (answer.statusCode !== 200 || !verb) return
    overhear(answer, (text) => {
      if (isCompletion) completions.answered(body.toString(), at, text)
      else if (verb === 'claim_tasks') completions.claimed(text)
    })
  }

  function forward(req: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    const { hostname, port: to } = target
    return new Promise((resolve, reject) => {
      const { method, headers, url: path } = req
      const onward = send({ hostname, port: to, method, path, headers, agent }, resolve)
      onward.on('error', reject)
      req.once('close', () => req.destroyed && !req.complete && onward.destroy())
      onward.end(body)
    })
  }

  server.on('upgrade', (req, client: Socket, head) => {
    const onward = connect(Number(target.port), target.hostname, () => {
      const headers = Object.entries(req.headers).map(([name, value]) => `${name}: ${value}\r\n`)
      onward.write(`${req.method} ${req.url} HTTP/1.1\r\n${headers.join('')}\r\n`)
      onward.write(head)
      client.pipe(onward).pipe(client)
    })
    sockets.add(client)
    for (const socket of [client, onward]) {
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(client)
        client.destroy()
        onward.destroy()
      })
    }
  })
  server.requestTimeout = 0
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return wire
}

/** Reads along while somebody else does. */
function overhear(answer: IncomingMessage, heard: (text: string) => void): void {
  const chunks: Buffer[] = []
  answer.on('data', (chunk: Buffer) => chunks.push(chunk))
  answer.once('end', () => heard(Buffer.concat(chunks).toString('utf8')))
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

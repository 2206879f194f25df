/**
 * The program of a worker process, run by Deno: stands for the edge runtime around a deployed function.
 * It starts listening and loads the shared packages at once, and the function itself with its first
 * request, so that a waiting spare has not begun to live yet.
 */

import type { HostMessage, WorkerMessage } from './protocol.ts'
import { mark, secretHeader } from './protocol.ts'

type Handler = (request: Request, info: unknown) => Response | Promise<Response>

interface DenoRuntime {
  serve: (options: object, handler?: Handler) => { finished: Promise<void>; addr: { port: number } }
  stdin: { readable: ReadableStream<Uint8Array> }
  stdout: { writeSync(bytes: Uint8Array): number }
  args: string[]
  exit(code: number): never
}

const deno = (globalThis as unknown as { Deno: DenoRuntime }).Deno
const encoder = new TextEncoder()
const pending = new Set<Promise<unknown>>()
const booted = Promise.withResolvers<Handler>()
/** Known once a function takes this worker. The first request may be faster than the line that tells it. */
const secret = Promise.withResolvers<string>()

function tell(message: WorkerMessage) {
  deno.stdout.writeSync(encoder.encode(`${mark}${JSON.stringify(message)}\n`))
}

function waitUntil<T>(promise: Promise<T>): Promise<T> {
  pending.add(promise)
  tell({ type: 'pending', count: pending.size })
  const settle = () => {
    pending.delete(promise)
    tell({ type: 'pending', count: pending.size })
  }
  promise.then(settle, (error: unknown) => {
    console.error('A background task failed:', error)
    settle()
  })
  return promise
}

const listen = deno.serve
// A function's `Deno.serve(handler)` gives us its handler; the host decides where it listens.
deno.serve = (first: object, second?: Handler) => {
  const inOptions = 'handler' in first ? (first.handler as Handler) : undefined
  const handler = second ?? (typeof first === 'function' ? (first as Handler) : inOptions)
  if (!handler) throw new TypeError('Deno.serve needs a handler')
  booted.resolve(handler)
  return { finished: new Promise(() => undefined), addr: server.addr }
}
Object.assign(globalThis, { EdgeRuntime: { waitUntil } })

const server = listen(
  { hostname: '127.0.0.1', port: 0, onListen: () => undefined },
  async (request: Request, info: unknown) => {
    if (request.headers.get(secretHeader) !== (await secret.promise))
      return new Response(null, { status: 403 })
    const headers = new Headers(request.headers)
    headers.delete(secretHeader)
    return (await booted.promise)(new Request(request, { headers }), info)
  },
)

async function serveFunction(entry: string) {
  try {
    await import(entry)
    tell({ type: 'booted' })
  } catch (error) {
    tell({
      type: 'boot_failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    deno.exit(1)
  }
}

function obey(message: HostMessage) {
  if (message.type === 'serve') {
    secret.resolve(message.secret)
    serveFunction(message.entry)
  } else {
    globalThis.dispatchEvent(new CustomEvent('beforeunload', { detail: { reason: message.reason } }))
  }
}

async function obeyHost() {
  let rest = ''
  for await (const text of deno.stdin.readable.pipeThrough(
    new TextDecoderStream() as TransformStream<Uint8Array, string>,
  )) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) obey(JSON.parse(line) as HostMessage)
  }
  // The host is gone, by whatever death: nobody would end this process any more.
  deno.exit(0)
}

obeyHost()
await Promise.all(deno.args.map((name) => import(name)))
tell({ type: 'listening', port: server.addr.port })

import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { saidAway, withOneObject } from './like-postgrest.ts'
import { sendProblem } from './send.ts'
import { withOfficialNames, withRawUpload } from './storage-dialect.ts'
import { withRange } from './storage-range.ts'

type Fetch = (request: Request, context: { peerAddress: null }) => Promise<Response>

const MAX_BODY = 32 * 1024 * 1024

/** Hands a Node request to lite and its answer back. */
export async function answerByLite(fetch: Fetch, req: IncomingMessage, res: ServerResponse) {
  const streams = req.url?.startsWith('/storage/') ?? false
  const body = await bodyOf(req, streams)
  if (body === 'too large') return sendProblem(res, 413, 'PAYLOAD_TOO_LARGE', 'The body is larger than 32 MB')
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const url = `http://${req.headers.host ?? '127.0.0.1'}${req.url}`
  // A peer of null: no request is ever taken for the machine's own administrator.
  const init: RequestInit & { duplex: 'half' } = { method: req.method, headers, body, duplex: 'half' }
  const request = new Request(url, init)
  const answer = streams
    ? await withOfficialNames(
        request,
        await withRange(await withRawUpload(request), (raw) => fetch(raw, { peerAddress: null })),
      )
    : await withOneObject(request, saidAway(await fetch(request, { peerAddress: null })))
  res.setHeaders(answer.headers)
  res.writeHead(answer.status)
  if (!answer.body) res.end()
  else if (streams) await pipeline(Readable.fromWeb(answer.body as WebStream), res)
  else res.end(Buffer.from(await answer.arrayBuffer()))
}

async function bodyOf(req: IncomingMessage, stream: boolean): Promise<BodyInit | null | 'too large'> {
  if (req.method === 'GET' || req.method === 'HEAD') return null
  if (stream) return Readable.toWeb(req) as ReadableStream<Uint8Array>
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    // Too much is read to its end and thrown away: a caller that still writes would not see the answer.
    size += chunk.length
    if (size <= MAX_BODY) chunks.push(chunk)
  }
  if (size > MAX_BODY) return 'too large'
  return size === 0 ? null : new Uint8Array(Buffer.concat(chunks))
}

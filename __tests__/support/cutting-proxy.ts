import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface CuttingProxy {
  url: string
  /** Bytes of bodies that the other side was sent so far. */
  sent(): number
  /** Cuts the connection each time that many bytes in all have passed. */
  cutAt(bytes: number[]): void
  cuts(): number
  /** Answers so many of the next questions where an upload stands with 503, as a server that restarts does. */
  refuseHeads(times: number): void
  /** Changes the first byte that comes after the next cut, as a server that loses count would. */
  spoilAfterCut(): void
  /** Methods that came, in order. */
  methods: string[]
  close(): Promise<void>
}

/** Stands between a client and the stack and breaks the connection in the middle of a body, as a bad network does. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  let sent = 0
  let cuts = 0
  let refusals = 0
  let spoils = false
  let due: number[] = []
  const methods: string[] = []
  const server = createServer((req, res) => {
    methods.push(req.method ?? '')
    if (req.method === 'HEAD' && refusals > 0) {
      refusals -= 1
      res.writeHead(503).end()
      return
    }
    const onward = request(new URL(req.url ?? '/', target), {
      method: req.method,
      // With the address the client used, so that answers name the proxy again.
      headers: req.headers,
      agent: false,
    })
    const cut = () => {
      req.socket.destroy()
      onward.destroy()
    }
    onward.on('response', (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    onward.on('error', () => req.socket.destroy())
    req.on('error', () => onward.destroy())
    req.on('data', (chunk: Buffer) => {
      if (spoils && cuts > 0) {
        spoils = false
        chunk.writeUInt8(chunk.readUInt8() ^ 255)
      }
      const [next] = due
      const isCut = next !== undefined && sent + chunk.length >= next
      const passed = isCut ? chunk.subarray(0, next - sent) : chunk
      sent += passed.length
      if (!isCut) {
        if (onward.write(passed)) return
        req.pause()
        return onward.once('drain', () => req.resume())
      }
      due.shift()
      cuts += 1
      onward.write(passed, cut)
    })
    req.on('end', () => onward.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    cutAt(bytes) {
      due = bytes.toSorted((a, b) => a - b)
    },
    cuts: () => cuts,
    refuseHeads(times) {
      refusals = times
    },
    spoilAfterCut() {
      spoils = true
    },
    methods,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

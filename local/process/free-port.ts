import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

/** A TCP port of this machine's loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** Why nobody may listen on `port` of this machine's loopback, or null when one may. */
export function portProblem(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      resolve(code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${code ?? message})`)
    })
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(null)))
  })
}

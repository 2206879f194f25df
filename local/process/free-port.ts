import { createServer } from 'node:net'

/**
 * Below what Linux (32768) and macOS (49152) give to outgoing connections: a port from there could be some
 * connection's own by the time that it is listened on, or listened on again after a restart.
 */
const RANGE = { from: 20_000, to: 32_000 }
const TRIES = 100

/** The first of so many TCP ports in a row on this machine's loopback that nobody listens on. */
export async function freePort(inARow = 1): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const first = RANGE.from + Math.floor(Math.random() * (RANGE.to - RANGE.from))
    const ports = Array.from({ length: inARow }, (_, index) => first + index)
    const problems = await Promise.all(ports.map(portProblem))
    if (problems.every((problem) => problem === null)) return first
  }
  throw new Error(`There are no ${inARow} free ports in a row between ${RANGE.from} and ${RANGE.to}`)
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

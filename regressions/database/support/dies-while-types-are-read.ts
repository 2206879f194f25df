import { connect, createServer } from 'node:net'
import postgres from 'postgres'
import { isSurvivable } from '../../../local/process/survivable.ts'

/** ReadyForQuery, with the length and the state that follow it at the first one. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49])

/**
 * `node dies-while-types-are-read.ts URL close|destroy`: the first connection of a pool is told that it may ask, asks for the types, and
 * is closed, or given up, before it has them. Prints whether what nobody caught may be survived.
 */
const [url = '', how] = process.argv.slice(2)
const { hostname, port } = new URL(url)
let broken = false
const proxy = createServer((client) => {
  const server = connect(Number(port), hostname)
  client.on('error', () => server.destroy())
  client.pipe(server)
  server.on('data', (bytes: Buffer) => {
    client.write(bytes)
    if (broken || !bytes.includes(READY)) return
    broken = true
    server.removeAllListeners('data')
    server.once('data', () => {
      if (how === 'close') client.destroy()
      else void sql.end({ timeout: 0.01 })
    })
  })
})
await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
const address = proxy.address()
const through = new URL(url)
if (typeof address === 'object' && address) through.port = String(address.port)
const sql = postgres(through.href.replace(hostname, '127.0.0.1'), { max: 1 })

process.on('uncaughtException', (error) => {
  process.stdout.write(JSON.stringify({ message: error.message, survivable: isSurvivable(error) }))
  process.exit(0)
})
await sql.reserve().catch(() => undefined)

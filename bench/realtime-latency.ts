/**
 * From the commit of `realtime.send` in Postgres to the event in supabase-js, through the embedded Realtime.
 *
 *     node_modules/.bin/node bench/realtime-latency.ts [--messages 500] [--bytes 400] [--json]
 *
 * Starts a throw-away Postgres and a Realtime server of its own. Messages are sent one at a time, each after
 * the one before has arrived; then as many again in one transaction.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { SupabaseClient } from '@supabase/supabase-js'
import { createClient } from '@supabase/supabase-js'
import postgres from 'postgres'
import { bootstrap } from '../local/postgres/bootstrap.ts'
import { startPostgres } from '../local/postgres/postgres.ts'
import { freePort } from '../local/process/free-port.ts'
import { createRealtime } from '../local/realtime/index.ts'

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '500' },
    bytes: { type: 'string', default: '400' },
    json: { type: 'boolean', default: false },
  },
})
const count = Number(values.messages)
const text = 'x'.repeat(Number(values.bytes))
const warmUp = 50
const topic = `user:${randomUUID()}`
const keys = { jwtSecret: randomUUID(), publishableKey: 'sb_publishable_bench', secretKey: 'sb_secret_bench' }

const directory = mkdtempSync(join(tmpdir(), 'offstage-bench-'))
const database = await startPostgres({
  directory: join(directory, 'postgres'),
  port: await freePort(),
  password: 'bench',
})
const sql = postgres(database.databaseUrl, { max: 1, onnotice: () => undefined })
const ignore = () => undefined
const arrived = new Map<number, () => void>()

try {
  await bootstrap(database.adminUrl, 'bench')
  const realtime = await createRealtime({
    databaseUrl: database.databaseUrl,
    ...keys,
    logger: { info: ignore, warn: console.error, error: console.error },
  })
  const server = createServer()
  server.on('upgrade', realtime.handleUpgrade)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = createClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, keys.secretKey)
  await subscribe(client)

  const oneByOne: { fromCall: number; fromCommit: number }[] = []
  for (let n = 0; n < warmUp + count; n++) oneByOne.push(await measureOne(n))
  const measured = oneByOne.slice(warmUp)
  const burst = await measureBurst(warmUp + count)
  report([
    ['call of realtime.send → event', measured.map((one) => one.fromCall)],
    ['commit seen by the sender → event', measured.map((one) => one.fromCommit)],
    [`${count} in one transaction: call → event`, burst],
  ])

  await client.realtime.disconnect()
  await realtime.close()
  server.close()
} finally {
  await sql.end()
  await database.stop()
  rmSync(directory, { recursive: true, force: true })
}

function subscribe(client: SupabaseClient): Promise<void> {
  return new Promise((resolve, reject) => {
    client
      .channel(topic, { config: { private: true, broadcast: { replication_ready: true } } })
      .on('broadcast', { event: 'tick' }, ({ payload }) => arrived.get(payload.n)?.())
      .on('system', {}, ({ status }: { status: string }) => status === 'ok' && resolve())
      .subscribe((_status, error) => error && reject(error))
  })
}

function whenArrived(n: number): Promise<number> {
  return new Promise((resolve) => arrived.set(n, () => resolve(performance.now())))
}

async function send(n: number): Promise<void> {
  await sql`select realtime.send(${sql.json({ n, text })}, 'tick', ${topic})`
}

async function measureOne(n: number): Promise<{ fromCall: number; fromCommit: number }> {
  const arrival = whenArrived(n)
  const called = performance.now()
  await send(n)
  const committed = performance.now()
  const at = await arrival
  return { fromCall: at - called, fromCommit: Math.max(0, at - committed) }
}

/** Milliseconds from the start of one transaction with all messages until each of them has arrived. */
async function measureBurst(first: number): Promise<number[]> {
  const numbers = Array.from({ length: count }, (_, index) => first + index)
  const arrivals = numbers.map(whenArrived)
  const called = performance.now()
  await sql`select realtime.send(jsonb_build_object('n', n, 'text', ${text}::text), 'tick', ${topic})
    from unnest(${numbers}::int[]) n`
  return (await Promise.all(arrivals)).map((at) => at - called)
}

function report(rows: [name: string, milliseconds: number[]][]): void {
  const table = rows.map(([name, milliseconds]) => {
    const sorted = milliseconds.toSorted((a, b) => a - b)
    const at = (share: number) => Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2))
    return { measure: name, p50: at(0.5), p99: at(0.99), max: at(1) }
  })
  if (values.json) console.log(JSON.stringify({ messages: count, bytes: text.length, rows: table }))
  else console.table(table)
}

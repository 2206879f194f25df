import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder, start } from './support/start.ts'

/** The start must fail with one line that has these words, and no stack trace. */
async function refuses(starting: ReturnType<typeof start>, words: RegExp) {
  const stack = await starting
  expect(await stack.ended).toBe(1)
  expect(stack.output()).toBe('')
  expect(stack.errors()).toMatch(words)
  expect(stack.errors().trim().split('\n')).toHaveLength(1)
}

test('--help says how', () => {
  expect(execFileSync('bin/start', ['--help'], { encoding: 'utf8' })).toContain('--stack-only')
})

test.each([
  [['--port', 'many'], '--port takes a number'],
  [['--colour'], "Unknown option '--colour'"],
])('%s is refused', (args, words) => {
  const { status, stderr } = spawnSync('bin/start', args, { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain(words)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('a second instance on the same data is refused and leaves the first alone', async () => {
  const data = dataFolder()
  const first = await start(data)
  await first.ready
  await refuses(start(data), /Another Offstage uses .* already by process \d+/)
  expect(first.child.exitCode).toBeNull()
})

test.each([
  ['the Supabase API', 1],
  ['Postgres', 2],
])('a port in use for %s is named', async (use, offset) => {
  const blocker = createServer().listen(0, '127.0.0.1')
  await once(blocker, 'listening')
  const { port } = blocker.address() as AddressInfo
  const words = new RegExp(`Port ${port}, wanted for ${use}, is in use`)
  await refuses(start(dataFolder(), '--port', String(port - offset)), words)
  blocker.close()
})

test('a data folder that is a file is refused', async () => {
  const data = dataFolder()
  mkdirSync(dirname(data), { recursive: true })
  writeFileSync(data, 'not a folder')
  await refuses(start(data), /is not a folder/)
})

test.skipIf(process.platform !== 'linux')('a data folder that cannot be made is refused', async () => {
  await refuses(start('/proc/offstage/data'), /The data folder \/proc\/offstage\/data cannot be written to/)
})

test('a damaged database folder is named, with what to do', async () => {
  const data = dataFolder()
  const stack = await start(data)
  await stack.ready
  stack.child.kill('SIGTERM')
  await stack.ended
  const control = join(data, 'postgres/global/pg_control')
  renameSync(control, `${control}.away`)
  await refuses(start(data), /The database folder .* cannot be opened/)

  renameSync(`${control}.away`, control)
  const keys = join(data, 'keys.json')
  const keysKept = readFileSync(keys)
  writeFileSync(keys, '{"half":')
  await refuses(start(data), /keys\.json cannot be read/)
  rmSync(keys)
  await refuses(start(data), /keys\.json is missing/)

  writeFileSync(keys, keysKept)
  const again = await start(data)
  await again.ready
})

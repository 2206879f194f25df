import { expect, test } from 'vitest'
import { hostFunctions } from './support/functions.ts'

test('a function sees its own path and environment, and may write nothing', async () => {
  const { call } = await hostFunctions()
  const answer = await call('probe/deep/er?x=1')
  const seen = (await answer.json()) as { path: string; write: string; environment: Record<string, string> }
  expect(seen.path).toBe('/probe/deep/er')
  expect(seen.write).toBe('denied')
  expect(seen.environment).toMatchObject({ GREETING: 'hello' })
  expect(Object.keys(seen.environment)).not.toContain('HOME')
})

test('what is no function is 404, what cannot boot is 503, and a crash is 500', async () => {
  const { call, logged } = await hostFunctions()
  expect((await call('nothing')).status).toBe(404)
  expect((await call('deno.json')).status).toBe(404)
  const broken = await call('broken')
  expect(broken.status).toBe(503)
  expect(await broken.json()).toMatchObject({ code: 'BOOT_ERROR' })
  expect((await call('crash')).status).toBe(500)
  await logged('UncaughtException')
})

test('the same worker takes one request after another', async () => {
  const { call, serving } = await hostFunctions()
  await call('probe')
  const first = serving('probe')?.pid
  await call('probe')
  expect(serving('probe')?.pid).toBe(first)
})

test('a background task goes on after the answer, and keeps a retired worker alive until it is done', async () => {
  const { call, logged, host, serving } = await hostFunctions({ wallClockMs: 3000 })
  const before = Date.now()
  await call('probe', { background: 2000 })
  expect(Date.now() - before).toBeLessThan(1500)
  const worker = serving('probe')
  expect(worker?.pending).toBe(1)
  await logged('background done')
  await logged('beforeunload early_drop')
  await logged(`worker ${worker?.pid} ended: EarlyDrop`)
  expect(host.status().some(({ pid }) => pid === worker?.pid)).toBe(false)
})

test('at half of its wall clock a worker is retired and the next request meets a new one', async () => {
  const { call, serving, host } = await hostFunctions({ wallClockMs: 6000 })
  await call('probe', { background: 5500 })
  const old = serving('probe')?.pid
  await expect
    .poll(() => host.status().find(({ pid }) => pid === old)?.state, { timeout: 5000 })
    .toBe('retired')
  expect((await call('probe')).status).toBe(200)
  expect(serving('probe')?.pid).not.toBe(old)
})

test('at the end of its wall clock a worker is warned at nine tenths and then ended', async () => {
  const { call, logged, lines } = await hostFunctions({ wallClockMs: 1500 })
  const started = Date.now()
  const late = await call('probe', { answerAfter: 60_000 })
  expect(Date.now() - started).toBeGreaterThan(1400)
  expect(late.status).toBe(546)
  expect(await late.json()).toMatchObject({ code: 'WORKER_LIMIT' })
  await logged('ended: WallClockTime')
  expect(lines).toContain('beforeunload wall_clock')
})

test('too much processor time ends a worker', async () => {
  const { call, logged } = await hostFunctions({ cpuSoftMs: 200, cpuHardMs: 400 })
  expect((await call('probe', { spin: 30_000 })).status).toBe(546)
  await logged('ended: CPUTime')
})

test('too much memory ends a worker', async () => {
  const { call, logged } = await hostFunctions({ memoryMb: 96 })
  expect((await call('probe', { hold: 2000 })).status).toBe(546)
  await logged('ended: Memory')
})

test('a request without an answer is given up, and its worker goes on', async () => {
  const { call, serving } = await hostFunctions({ requestIdleMs: 300 })
  await call('probe')
  const worker = serving('probe')?.pid
  const silent = await call('probe', { answerAfter: 60_000 })
  expect(silent.status).toBe(504)
  expect(await silent.json()).toMatchObject({ code: 'IDLE_TIMEOUT' })
  expect(serving('probe')?.pid).toBe(worker)
})

test('a worker that is killed from outside is replaced with the next request', async () => {
  const { call, serving, logged } = await hostFunctions()
  await call('probe')
  const victim = serving('probe')?.pid ?? 0
  process.kill(victim, 'SIGKILL')
  await logged(`worker ${victim} ended`)
  expect((await call('probe')).status).toBe(200)
  expect(serving('probe')?.pid).not.toBe(victim)
})

test('stopping tells the worker, waits for its background task and leaves no process', async () => {
  const { call, host, lines } = await hostFunctions()
  await call('probe', { background: 200 })
  const pids = host.status().map(({ pid }) => pid)
  await host.stop(5000)
  expect(lines).toContain('beforeunload termination')
  expect(lines).toContain('background done')
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow()
})

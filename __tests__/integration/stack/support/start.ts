import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, onTestFailed } from 'vitest'
import type { WorkerStatus } from '../../../../local/functions/host.ts'
import { freePort } from '../../../../local/process/free-port.ts'
import { identityOf } from '../../../../local/process/identity.ts'

const started: ChildProcess[] = []
const folders: string[] = []

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'close')
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A data folder that is removed after the test. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'offstage-start-'))
  folders.push(folder)
  return join(folder, 'data')
}

/** Runs `bin/start --stack-only` with the model of somebody else, so that no port is needed for ours. */
export async function start(data: string, ...more: string[]) {
  const port = more.includes('--port') ? [] : ['--port', String(await freePort(4))]
  const args = ['--stack-only', '--data', data, ...port, ...more]
  const env = { ...process.env, OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }
  const child = spawn(resolve('bin/start'), args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let output = ''
  let errors = ''
  const ended = once(child, 'close').then(() => child.exitCode)
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk
      if (output.includes('Ready at')) resolve()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk
    })
    ended.then((code) => reject(new Error(`bin/start ended with ${code}: ${errors}`)))
  })
  onTestFailed(() => console.error([errors, logOf(data)].join('\n')))
  // A start that is expected to fail is awaited by `ended`.
  ready.catch(() => undefined)
  return { child, ready, ended, output: () => output, errors: () => errors }
}

/** The end of the stack's own log. */
function logOf(data: string): string {
  const file = join(data, 'stack.log')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-100).join('\n') : 'no log'
}

/** `stack.env` of a running stack. */
export function stackEnvironment(data: string) {
  return parseEnv(readFileSync(join(data, 'stack.env'), 'utf8')) as Record<string, string>
}

/** Every process that a running stack has: its Postgres and its workers. */
export async function childrenOf(data: string): Promise<number[]> {
  const postgres = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const health = await fetch(`${stackEnvironment(data).SUPABASE_URL}/health`)
  const { workers } = (await health.json()) as { workers: WorkerStatus[] }
  return [postgres, ...workers.map(({ pid }) => pid)]
}

/** Which of these processes are alive. */
export function alive(pids: number[]): number[] {
  return pids.filter((pid) => identityOf(pid) !== null)
}

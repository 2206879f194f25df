import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export interface StartedProcess {
  /** From the command to the line that says that it is ready. */
  readyMs: number
  stop(): Promise<void>
}

interface StartOptions {
  args: string[]
  env?: Record<string, string>
  /** Another program of this folder's that says the same line. */
  program?: string
}

/** Types `bin/start` as a person does and waits for its line. */
export async function binStart({ args, env, program }: StartOptions): Promise<StartedProcess> {
  const begun = performance.now()
  const command = program ? process.execPath : join(root, 'bin/start')
  const child = spawn(command, program ? [join(root, program), ...args] : args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('Ready at')) resolve()
    })
    ended.then(() =>
      reject(new Error(`${program ?? 'bin/start'} ended before it was ready: ${said.join(' / ')}`)),
    )
  })
  await ready
  return {
    readyMs: performance.now() - begun,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

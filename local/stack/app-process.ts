import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { endsWithParent } from '../process/command.ts'
import { endProcess } from '../process/end-process.ts'
import type { ProcessIdentity } from '../process/identity.ts'
import { identityOf, isAlive } from '../process/identity.ts'
import { readJson } from '../process/read-json.ts'
import { StackError } from '../stack-error.ts'

export interface AppOptions {
  root: string
  port: number
  dev: boolean
  env: Record<string, string>
  /** Where the process is noted, for a next start after `kill -9`. */
  noteFile: string
  log: (line: string) => void
}

export interface RunningApp {
  pid: number
  ended: Promise<void>
  stop(): Promise<void>
}

const STOP_WITHIN_MS = 5000
const READY_WITHIN_MS = 60_000

/** Starts the Next server and waits until it answers. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { root, port, dev, noteFile, log } = options
  const next = join(root, 'node_modules/next/dist/bin/next')
  const serve = [next, dev ? 'dev' : 'start', '-H', '127.0.0.1', '-p', String(port)]
  const { command, args } = endsWithParent('SIGTERM', process.execPath, serve)
  const env = { ...options.env, NODE_ENV: dev ? 'development' : 'production' } as NodeJS.ProcessEnv
  // A process group of its own: Ctrl-C reaches the stack alone, which then stops all in order.
  const child = spawn(command, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let last = ''
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim()) last = line.trim()
      log(`[app] ${line}`)
    })
  }
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
  writeFileSync(noteFile, JSON.stringify(identityOf(child.pid ?? 0)))
  const answered = await Promise.race([untilAnswers(port, child), ended.then(() => false)])
  if (!answered) {
    await stop(child, ended)
    throw new StackError(`The app did not start: ${last || 'no reason given'}`)
  }
  return {
    pid: child.pid ?? 0,
    ended,
    async stop() {
      await stop(child, ended)
      rmSync(noteFile, { force: true })
    },
  }
}

/** Ends the app of an earlier run that outlived its stack. */
export async function clearLeftOverApp(noteFile: string) {
  const noted = readJson<ProcessIdentity>(noteFile)
  if (noted && isAlive(noted)) await endProcess(noted.pid)
  rmSync(noteFile, { force: true })
}

async function untilAnswers(port: number, child: ChildProcess): Promise<boolean> {
  const end = Date.now() + READY_WITHIN_MS
  while (Date.now() < end && child.exitCode === null) {
    try {
      await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(5000) })
      return true
    } catch {
      // Not listening yet.
      await delay(50)
    }
  }
  return false
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  try {
    // `next dev` has a child of its own, so the whole group is told.
    if (child.pid) process.kill(-child.pid, signal)
  } catch {
    child.kill(signal)
  }
}

async function stop(child: ChildProcess, ended: Promise<void>) {
  if (child.exitCode !== null || child.signalCode !== null) return
  signalGroup(child, 'SIGTERM')
  const late = delay(STOP_WITHIN_MS, 'late', { ref: false })
  if ((await Promise.race([ended, late])) === 'late') signalGroup(child, 'SIGKILL')
  await ended
}

import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { OsUser } from '../process/command.ts'
import { asOsUser, endsWithParent } from '../process/command.ts'
import { endProcess } from '../process/end-process.ts'
import { hasCommandLine } from '../process/identity.ts'
import { StackError } from '../stack-error.ts'
import type { PostgresBinaries } from './binaries.ts'
import { environmentOf, findBinaries } from './binaries.ts'
import { createCluster } from './cluster.ts'
import { postgresUser } from './os-user.ts'

export interface PostgresOptions {
  /** The cluster's folder; made when missing. */
  directory: string
  port: number
  password: string
  /** For tests: faster, and lost when the machine dies. */
  throwAway?: boolean
  /** Another server than the one from npm. */
  binaries?: PostgresBinaries
  settings?: Record<string, string>
  log?: (line: string) => void
}

export interface RunningPostgres {
  port: number
  pid: number
  /** As `postgres`, who owns `public` and is no superuser, as on hosted Supabase. */
  databaseUrl: string
  /** As the superuser `supabase_admin`. */
  adminUrl: string
  /** Settles when the server ends, whoever ended it. */
  ended: Promise<void>
  stop(): Promise<void>
}

const READY_WITHIN_MS = 60_000
const LEFT_OVER_GONE_WITHIN_MS = 15_000

/** The children of a killed server live on for a moment, and nobody else may open the folder meanwhile. */
class StillHeldError extends StackError {}

/** Starts the cluster in `directory` and waits until it takes connections. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const binaries = options.binaries ?? (await findBinaries())
  const user = postgresUser()
  if (!existsSync(options.directory)) await createCluster(binaries, user, options)
  await clearLeftOver(options.directory)
  const { child, ended } = await launch(binaries, user, options)
  const url = (name: string) => `postgres://${name}:${options.password}@127.0.0.1:${options.port}/postgres`
  return {
    port: options.port,
    pid: child.pid ?? 0,
    databaseUrl: url('postgres'),
    adminUrl: url('supabase_admin'),
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
      await ended
    },
  }
}

/** Starts the server; waits for what is left of one that was killed to let go of the folder. */
async function launch(binaries: PostgresBinaries, user: OsUser | null, options: PostgresOptions) {
  const end = Date.now() + LEFT_OVER_GONE_WITHIN_MS
  for (;;) {
    try {
      return await launchOnce(binaries, user, options)
    } catch (error) {
      if (!(error instanceof StillHeldError) || Date.now() > end) throw error
      await delay(250)
    }
  }
}

async function launchOnce(binaries: PostgresBinaries, user: OsUser | null, options: PostgresOptions) {
  const args = serverArguments(options)
  const { command, ...how } = user
    ? asOsUser(user, 'SIGINT', binaries.postgres, args, [binaries.postgres, options.directory])
    : endsWithParent('SIGINT', binaries.postgres, args)
  // Its own process group: Ctrl-C must not end the database before those who write to it.
  const child = spawn(command, how.args, {
    uid: how.uid,
    gid: how.gid,
    env: environmentOf(binaries),
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const slow = setTimeout(() => child.kill('SIGQUIT'), READY_WITHIN_MS)
  await untilReady(child, options).finally(() => clearTimeout(slow))
  return { child, ended }
}

function serverArguments({ directory, port, throwAway, settings: more }: PostgresOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    wal_level: 'minimal',
    max_wal_senders: '0',
    timezone: 'UTC',
    log_checkpoints: 'off',
    // The log may name an error, never the data of the statement that met it.
    log_min_error_statement: 'panic',
    ...(throwAway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...more,
  }
  return [
    '-D',
    directory,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
  ]
}

function untilReady(child: ChildProcess, { directory, port, log }: PostgresOptions): Promise<void> {
  let output = ''
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(new StackError(`Postgres could not be started: ${cause.message}`)))
    child.once('close', () => reject(whyItEnded(output, directory, port)))
    child.stderr?.on('data', (chunk: Buffer) => {
      const text = chunk.toString()
      output = (output + text).slice(-8000)
      for (const line of text.split('\n')) if (line.trim()) log?.(line)
      if (output.includes('ready to accept connections')) resolve()
    })
  })
}

function whyItEnded(output: string, directory: string, port: number): StackError {
  if (/could not bind/.test(output)) {
    const why = output.includes('Address already in use') ? 'is in use' : 'may not be used'
    return new StackError(`Port ${port}, wanted for Postgres, ${why}. Choose others with --port.`)
  }
  if (/Permission denied/.test(output)) {
    return new StackError(
      `Postgres may not read ${directory}: permission denied. Use --data with another folder.`,
    )
  }
  if (/pre-existing shared memory block/.test(output)) {
    return new StillHeldError(`Another Postgres still holds ${directory}. Stop it first.`)
  }
  const reason = /(?:FATAL|PANIC|ERROR):\s*(.+)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1)
  return new StackError(
    `The database folder ${directory} cannot be opened (${reason}). Restore it, or move it away to start afresh.`,
  )
}

/** A server of an earlier run that outlived its parent would hold the folder: end it, if it is one. */
async function clearLeftOver(directory: string) {
  const file = join(directory, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (hasCommandLine(pid, ['postgres', directory])) await endProcess(pid, 'SIGINT', 10_000)
  rmSync(file, { force: true })
}

import { spawn } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command, OsUser } from '../process/command.ts'
import { asOsUser, endsWithParent } from '../process/command.ts'
import { StackError } from '../stack-error.ts'
import type { PostgresBinaries } from './binaries.ts'
import { environmentOf } from './binaries.ts'

interface ClusterOptions {
  directory: string
  password: string
  throwAway?: boolean
}

/** `initdb`: an empty cluster whose superuser is `supabase_admin`, with the same locale on every machine. */
export async function createCluster(
  binaries: PostgresBinaries,
  user: OsUser | null,
  options: ClusterOptions,
) {
  const secrets = mkdtempSync(join(tmpdir(), 'offstage-'))
  const passwordFile = join(secrets, 'password')
  // Built beside its place and moved there when complete: half a cluster would block every next start.
  const draft = `${options.directory}.new`
  try {
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { recursive: true, mode: 0o700 })
    if (user) chownSync(draft, user.uid, user.gid)
    writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 })
    if (user) for (const path of [secrets, passwordFile]) chownSync(path, user.uid, user.gid)
    const args = [
      `--pgdata=${draft}`,
      '--username=supabase_admin',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      `--locale-provider=${binaries.localeProvider ?? 'builtin'}`,
      '--locale=C.UTF-8',
      ...(options.throwAway ? ['--no-sync'] : []),
    ]
    const paths = [binaries.initdb, draft, passwordFile]
    await run(
      user
        ? asOsUser(user, 'SIGTERM', binaries.initdb, args, paths)
        : endsWithParent('SIGTERM', binaries.initdb, args),
      environmentOf(binaries),
    )
    renameSync(draft, options.directory)
  } finally {
    rmSync(secrets, { recursive: true, force: true })
  }
}

function run({ command, args, uid, gid }: Command, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { uid, gid, env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
    let output = ''
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.once('error', (cause) => reject(new StackError(`Postgres could not be set up: ${cause.message}`)))
    child.once('close', (code) => {
      if (code === 0) return resolve()
      const line = output.split('\n').find((text) => text.includes('error')) ?? output.trim()
      reject(new StackError(`Postgres could not be set up: ${line}`))
    })
  })
}

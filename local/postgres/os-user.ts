import { execFileSync } from 'node:child_process'
import type { OsUser } from '../process/command.ts'
import { StackError } from '../stack-error.ts'

function lookUp(name: string): OsUser | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

/** Postgres refuses to run as root. For root this is the system's `postgres` user, made when missing. */
export function postgresUser(): OsUser | null {
  if (process.getuid?.() !== 0) return null
  const found = lookUp('postgres')
  if (found) return found
  try {
    execFileSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' })
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    })
  } catch {
    // Small images have no useradd; `nobody` exists everywhere.
    return lookUp('nobody') ?? missing()
  }
  return lookUp('postgres') ?? missing()
}

function missing(): never {
  throw new StackError(
    'Postgres cannot run as root, and no user "postgres" could be made. Start as another user.',
  )
}

import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StackError } from '../stack-error.ts'

const setpriv =
  process.platform === 'linux' ? ['/usr/bin/setpriv', '/bin/setpriv'].find(existsSync) : undefined

export interface OsUser {
  uid: number
  gid: number
}

export interface Command {
  command: string
  args: string[]
  /** What `spawn` has to change to itself, when `setpriv` does not. */
  uid?: number
  gid?: number
}

/**
 * The same command, but ended by the kernel when we die, even by `kill -9`. Where `setpriv` is missing
 * the command stays as it is; the next start then clears up what was left.
 */
export function endsWithParent(signal: string, command: string, args: string[]): Command {
  if (!setpriv) return { command, args }
  return { command: setpriv, args: ['--pdeathsig', signal, '--', command, ...args] }
}

/**
 * The same, as another user, who needs a way to `paths`. When root's own folders bar it (a clone in
 * `/root` or in a private temporary folder), the command keeps one right of root: to look past that.
 */
export function asOsUser(
  user: OsUser,
  signal: string,
  command: string,
  args: string[],
  paths: string[],
): Command {
  const barred = paths.map((path) => barredBy(path, user)).find((folder) => folder !== null)
  if (!setpriv) {
    if (barred) throw new StackError(`Postgres may not run as root, and its own user cannot enter ${barred}.`)
    return { command, args, ...user }
  }
  const change = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--pdeathsig', signal]
  const look = barred ? ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'] : []
  return { command: setpriv, args: [...change, ...look, '--', command, ...args] }
}

/** The first folder above `path` that `user` may not enter. */
function barredBy(path: string, user: OsUser): string | null {
  const parent = dirname(path)
  if (parent === path) return null
  const above = barredBy(parent, user)
  if (above) return above
  const { mode, uid } = statSync(parent)
  return (uid === user.uid ? mode & 0o100 : mode & 0o001) ? null : parent
}

import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { ProcessIdentity } from '../process/identity.ts'
import { identityOf, isAlive } from '../process/identity.ts'
import { readJson } from '../process/read-json.ts'
import { StackError } from '../stack-error.ts'

export interface DataDirectory {
  path: string
  release(): void
}

/** Makes the folder when it is missing and takes it for this process: one stack a folder. */
export function claimDataDirectory(path: string): DataDirectory {
  prepare(path)
  const lock = join(path, 'lock.json')
  const mine = join(path, `lock.${process.pid}.json`)
  writeFileSync(mine, JSON.stringify(identityOf(process.pid)))
  try {
    // A link, because it either makes the whole lock or fails: nobody reads half a file.
    if (!tryLink(mine, lock)) {
      const holder = readJson<ProcessIdentity>(lock)
      if (holder && isAlive(holder)) throw inUse(path, holder)
      takeAway(lock, holder, path)
      if (!tryLink(mine, lock)) throw inUse(path, readJson<ProcessIdentity>(lock))
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return { path, release: () => rmSync(lock, { force: true }) }
}

function prepare(path: string) {
  try {
    makeFolder(path)
    if (!statSync(path).isDirectory()) throw new StackError(`${path} is not a folder.`)
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    if (error instanceof StackError) throw error
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'is not a folder' : `cannot be written to (${code})`
    throw new StackError(`The data folder ${path} ${why}. Choose another with --data.`)
  }
}

/** With what is missing above it. (Node's own `recursive` never ends below /proc, where no folder can be made.) */
function makeFolder(path: string) {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another start may have made it meanwhile; whether it is a folder is looked at next.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes a dead process's lock, and only that one: a second starter may be doing the same. */
function takeAway(lock: string, holder: ProcessIdentity | null, path: string) {
  const aside = `${lock}.${process.pid}.stale`
  renameSync(lock, aside)
  const taken = readJson<ProcessIdentity>(aside)
  if (taken && isAlive(taken) && taken.pid !== holder?.pid) {
    renameSync(aside, lock)
    throw inUse(path, taken)
  }
  rmSync(aside)
}

function inUse(path: string, holder: ProcessIdentity | null): StackError {
  const who = holder ? ` by process ${holder.pid}` : ''
  return new StackError(
    `Another Offstage uses ${path} already${who}. Stop it first, or choose another folder with --data.`,
  )
}

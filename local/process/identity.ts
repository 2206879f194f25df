import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface ProcessIdentity {
  pid: number
  /** When it started, as the system tells it. */
  born: string
}

function ps(pid: number, column: string): string | null {
  try {
    const output = execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return output.trim() || null
  } catch {
    return null
  }
}

function proc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return null
  }
}

/**
 * A living process, told apart from a later one with the same number (the system gives pids out again):
 * whoever wants to end a process of an earlier run compares this first. A zombie counts as dead.
 */
export function identityOf(pid: number): ProcessIdentity | null {
  if (!Number.isInteger(pid) || pid <= 0) return null
  if (process.platform !== 'linux') {
    const born = ps(pid, 'lstart')
    return born === null ? null : { pid, born }
  }
  const fields = proc(pid, 'stat')?.split(') ').at(-1)?.split(' ')
  const born = fields?.[19]
  return born === undefined || fields?.[0] === 'Z' ? null : { pid, born }
}

/** Whether the process noted earlier is still the one that lives under its number. */
export function isAlive({ pid, born }: ProcessIdentity): boolean {
  return identityOf(pid)?.born === born
}

/** Whether `pid` is alive and its command line has every one of `marks`. */
export function hasCommandLine(pid: number, marks: string[]): boolean {
  if (!identityOf(pid)) return false
  const line = process.platform === 'linux' ? proc(pid, 'cmdline')?.replaceAll('\0', ' ') : ps(pid, 'command')
  return marks.every((mark) => line?.includes(mark))
}

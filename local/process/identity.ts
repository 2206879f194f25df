import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * The command line of a living process, or null. A pid alone proves nothing, since the system gives
 * numbers out again: whoever wants to end a process of an earlier run compares this first.
 */
export function commandLineOf(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null
  try {
    if (process.platform === 'linux') {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      return line === '' ? null : line
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/** Whether `pid` is alive and its command line has every one of `marks`. */
export function isProcess(pid: number, marks: string[]): boolean {
  const line = commandLineOf(pid)
  return line !== null && marks.every((mark) => line.includes(mark))
}

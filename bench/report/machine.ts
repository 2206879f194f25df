import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { root } from '../support/start-process.ts'

/** Where and when something was measured. */
export interface Taken {
  at: string
  commit: string
  node: string
  platform: string
  cores: number
  processor: string
  memoryGb: number
  /** What else the machine had to do: how many processes wanted a core in the last five minutes. */
  load: number
  /** Started by `chrt`, so that the machine's other work waits: what a machine of its own would show, nearly. */
  ahead: boolean
}

export function taken(): Taken {
  const all = cpus()
  return {
    at: new Date().toISOString(),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: all.length,
    processor: all[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    load: Number((loadavg()[1] ?? 0).toFixed(1)),
    ahead: hasRealTimePriority(),
  }
}

/** The scheduling policy is field 41 of Linux's own note on a process; 0 is the usual one. */
function hasRealTimePriority(): boolean {
  if (process.platform !== 'linux') return false
  const afterName = readFileSync('/proc/self/stat', 'utf8').split(') ')[1] ?? ''
  return (afterName.split(' ')[38] ?? '0') !== '0'
}

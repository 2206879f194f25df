import { execFileSync } from 'node:child_process'
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
  }
}

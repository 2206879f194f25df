import { readFileSync } from 'node:fs'

export interface Usage {
  cpuMs: number
  rssMb: number
}

// The kernel counts processor time in ticks of 10 ms and memory in pages of 4 kB on every Linux we run on.
const MS_A_TICK = 10
const PAGES_A_MB = 256

/** What the main thread of `pid` has used so far, and the memory of the process; null where /proc is missing. */
export function usageOf(pid: number): Usage | null {
  try {
    const fields = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const pages = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')
    return {
      cpuMs: (Number(fields[11]) + Number(fields[12])) * MS_A_TICK,
      rssMb: Number(pages[1]) / PAGES_A_MB,
    }
  } catch {
    return null
  }
}

import { setTimeout as delay } from 'node:timers/promises'
import { commandLineOf } from './identity.ts'

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name)
    return true
  } catch {
    return false
  }
}

async function gone(pid: number, withinMs: number): Promise<boolean> {
  const end = Date.now() + withinMs
  while (commandLineOf(pid) !== null) {
    if (Date.now() > end) return false
    await delay(25)
  }
  return true
}

/** Ends a process that is not our child: `name` first, SIGKILL when it stays. */
export async function endProcess(pid: number, name: NodeJS.Signals = 'SIGTERM', graceMs = 5000) {
  if (!signal(pid, name)) return
  if (await gone(pid, graceMs)) return
  signal(pid, 'SIGKILL')
  await gone(pid, 2000)
}

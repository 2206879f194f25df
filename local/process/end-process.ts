import { setTimeout as delay } from 'node:timers/promises'
import type { ProcessIdentity } from './identity.ts'
import { identityOf, isAlive } from './identity.ts'

async function gone(identity: ProcessIdentity, withinMs: number): Promise<boolean> {
  const end = Date.now() + withinMs
  while (isAlive(identity)) {
    if (Date.now() > end) return false
    await delay(25)
  }
  return true
}

/** Ends a process that is not our child: `signal` first, SIGKILL when it stays. */
export async function endProcess(pid: number, signal: NodeJS.Signals = 'SIGTERM', graceMs = 5000) {
  const identity = identityOf(pid)
  if (!identity) return
  process.kill(pid, signal)
  if (await gone(identity, graceMs)) return
  process.kill(pid, 'SIGKILL')
  await gone(identity, 2000)
}

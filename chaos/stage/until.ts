import { setTimeout as delay } from 'node:timers/promises'

const LOOK_EVERY_MS = 20

/** Until it is so, or the time for it is over: whether it is so. */
export async function until(isSo: () => boolean, withinMs: number): Promise<boolean> {
  const end = Date.now() + withinMs
  while (!isSo()) {
    if (Date.now() > end) return false
    await delay(LOOK_EVERY_MS)
  }
  return true
}

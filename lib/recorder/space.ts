import { RecorderProblem } from './problem'
import { BITS_PER_SECOND } from './support'

const BYTES_PER_MINUTE = (BITS_PER_SECOND / 8) * 60
/** What a start should have room for; less than a minute is no start at all. */
const COMFORTABLE_MINUTES = 180

/**
 * Asks the browser not to clear what is kept, and how many minutes there is room for: null when that is plenty, or
 * not known. Throws RecorderProblem where there is no room at all.
 */
export async function makeRoom(): Promise<number | null> {
  const { storage } = navigator
  // Not waited for: some browsers ask the person. One that says no clears what is oldest, and only on a disk that is full.
  storage.persist?.().catch((error: unknown) => console.warn('Storage may be cleared', error))
  const { quota, usage } = (await storage.estimate?.()) ?? {}
  if (quota === undefined || usage === undefined) return null
  const minutes = Math.floor((quota - usage) / BYTES_PER_MINUTE)
  if (minutes < 1) throw new RecorderProblem('full')
  return minutes < COMFORTABLE_MINUTES ? minutes : null
}

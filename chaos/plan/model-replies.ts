import { createHash } from 'node:crypto'

export type ModelFault = 'none' | 'timeout' | 'rate_limited' | 'half_reply' | 'wrong_reply' | 'server_error'

export interface PlannedReply {
  fault: ModelFault
  delayMs: number
  /** What 429 asks for, in seconds. */
  retryAfter: number
}

const WEIGHTS: readonly [number, ModelFault][] = [
  [2, 'timeout'],
  [4, 'rate_limited'],
  [4, 'half_reply'],
  [5, 'wrong_reply'],
  [3, 'server_error'],
  [82, 'none'],
]
const FAULTS = WEIGHTS.flatMap(([weight, fault]) => Array.from({ length: weight }, () => fault))

/**
 * What the model does with the nth request of a place. It follows from the seed and from what was asked, not from
 * the order in which requests happen to arrive: so a replay meets the same model.
 */
export function plannedReply(seed: number, place: string, nth: number): PlannedReply {
  const bytes = createHash('sha256').update(`${seed} ${place} ${nth}`).digest()
  const fault = FAULTS[bytes.readUInt16BE(0) % FAULTS.length] ?? 'none'
  // Mostly short, with a long tail: squares of an even chance.
  const share = bytes.readUInt16BE(2) / 65_535
  return { fault, delayMs: Math.round(150 + 4_000 * share * share), retryAfter: 1 + ((bytes[4] ?? 0) % 3) }
}

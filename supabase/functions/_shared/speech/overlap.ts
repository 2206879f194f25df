import type { Token } from './tokens.ts'

/** Where two texts that have their ends in common are put together: the first keeps this many, the second drops this many. */
export interface Cut {
  keep: number
  drop: number
}

/** A word at the very border may be heard by half, so a few are allowed to differ there. */
const MAX_RAGGED = 3

/**
 * Finds what the end of one text and the start of the next have in common. Of several ways to lay them over each other
 * the one with the longest run of equal words is taken, and among equals the one nearest to what the times tell.
 * Null: nothing in common that could be no accident.
 */
export function findOverlap(tail: Token[], head: Token[], expected: number): Cut | null {
  let best: { score: number; cut: Cut } | null = null
  for (
    let shared = 1;
    shared <= tail.length + MAX_RAGGED && shared <= tail.length + head.length;
    shared += 1
  ) {
    const run = longestRun(tail, head, tail.length - shared)
    if (!run) continue
    const ragged = tail.length - (run.at + run.length) + (run.at - (tail.length - shared))
    const isCertain = run.length >= 2 ? ragged <= run.length + 1 : ragged === 0
    if (!isCertain) continue
    // A run far longer than the times tell is one thing said again and again.
    const score =
      Math.min(run.length, Math.max(1, Math.ceil(expected))) - ragged - Math.abs(shared - expected) / 4
    if (best && best.score >= score) continue
    const middle = run.at + Math.ceil(run.length / 2)
    best = { score, cut: { keep: middle, drop: middle - (tail.length - shared) } }
  }
  return best?.cut ?? null
}

/** The longest run of equal words when the head's first lies at `offset` of the tail; ragged ends are bounded. */
function longestRun(tail: Token[], head: Token[], offset: number): { at: number; length: number } | null {
  let best: { at: number; length: number } | null = null
  let length = 0
  const end = Math.min(tail.length, offset + head.length)
  for (let at = Math.max(0, offset); at <= end; at += 1) {
    if (at < end && tail[at]?.word === head[at - offset]?.word) {
      length += 1
      continue
    }
    if (length > (best?.length ?? 0)) best = { at: at - length, length }
    length = 0
  }
  if (!best) return null
  const isRagged = tail.length - (best.at + best.length) > MAX_RAGGED || best.at - offset > MAX_RAGGED
  return isRagged ? null : best
}

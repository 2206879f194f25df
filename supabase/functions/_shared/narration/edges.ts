import type { Sound } from './wav.ts'

/** Of 32,768: quieter is silence. */
const QUIET = 100
/** What is left of the silence around the words, and how long sound swells and dies away at the borders. */
const KEPT_SECONDS = 0.04
const FADE_SECONDS = 0.008

/**
 * A spoken sentence ready to be set beside others: the silence around it, which is of any length, is cut to a little,
 * and both ends go to zero, so that no border clicks.
 */
export function withCleanEdges({ rate, samples }: Sound): Sound {
  const kept = Math.round(rate * KEPT_SECONDS)
  const loud = (sample: number) => Math.abs(sample) > QUIET
  const first = samples.findIndex(loud)
  const last = samples.findLastIndex(loud)
  const cut = first < 0 ? samples.slice() : samples.slice(Math.max(0, first - kept), last + 1 + kept)
  const fade = Math.min(Math.round(rate * FADE_SECONDS), Math.floor(cut.length / 2))
  for (let index = 0; index < fade; index += 1) {
    const share = index / fade
    const end = cut.length - 1 - index
    cut[index] = Math.round((cut[index] ?? 0) * share)
    cut[end] = Math.round((cut[end] ?? 0) * share)
  }
  return { rate, samples: cut }
}

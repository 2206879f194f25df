/** Chance that can be repeated: the same seed throws the same (mulberry32). */
export function dice(seed: number) {
  let state = seed
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    /** A whole number from 0 up to and without `limit`. */
    below,
    of: <T>(all: readonly T[]): T | undefined => all[below(all.length)],
    /** Takes one out of the list. */
    take: <T>(all: T[]): T | undefined => all.splice(below(all.length), 1)[0],
    shuffled: <T>(all: readonly T[]): T[] =>
      all
        .map((value) => ({ value, key: next() }))
        .sort((a, b) => a.key - b.key)
        .map(({ value }) => value),
    weighted<T>(choices: readonly [weight: number, value: T][]): T {
      let left = next() * choices.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of choices) {
        left -= weight
        if (left < 0) return value
      }
      throw new Error('There is nothing to choose from')
    },
  }
}

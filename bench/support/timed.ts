/** What some work took, in milliseconds, and what it came to. */
export async function timed<T>(work: () => PromiseLike<T>): Promise<{ ms: number; value: T }> {
  const begun = performance.now()
  const value = await work()
  return { ms: performance.now() - begun, value }
}

/** Longer waits than this are left to the engine's own backoff cap. */
const LONGEST_MS = 60 * 60 * 1_000

/** What a server asked us to wait, in milliseconds: `retry-after-ms`, or Retry-After as seconds or as a date. */
export function readRetryAfter(headers: Headers | undefined, now: number = Date.now()): number | undefined {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '')
  if (Number.isFinite(milliseconds)) return clamp(milliseconds)
  const value = headers?.get('retry-after')?.trim()
  if (!value) return undefined
  if (/^\d+(\.\d+)?$/.test(value)) return clamp(Number.parseFloat(value) * 1_000)
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : clamp(at - now)
}

function clamp(milliseconds: number): number {
  return Math.min(Math.max(0, milliseconds), LONGEST_MS)
}

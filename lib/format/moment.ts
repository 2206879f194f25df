const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'long' })

const steps = [
  { limit: 3600, unit: 'minute', seconds: 60 },
  { limit: 86_400, unit: 'hour', seconds: 3600 },
  { limit: 7 * 86_400, unit: 'day', seconds: 86_400 },
] as const

/** When something was, from where the reader is: just now, 5 minutes ago, yesterday, 3 March 2026. */
export function ago(moment: string, now: number): string {
  const seconds = (now - Date.parse(moment)) / 1000
  if (seconds < 45) return 'just now'
  for (const { limit, unit, seconds: size } of steps) {
    if (seconds < limit) return relative.format(-Math.max(1, Math.round(seconds / size)), unit)
  }
  return day(moment)
}

/** A date in words. UTC, so that server and browser write the same. */
export function day(moment: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(moment))
}

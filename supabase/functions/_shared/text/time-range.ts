interface Estimate {
  lowSeconds: number
  highSeconds: number
}

/** A range of seconds as people say it: "2–5 minutes", "30–50 seconds", "about a minute". */
export function timeRange({ lowSeconds, highSeconds }: Estimate): string {
  if (highSeconds < 90) {
    const [low, high] = [roundTo(lowSeconds, 5), roundTo(highSeconds, 5)]
    if (high <= 10) return 'a few seconds'
    return low >= high ? `about ${high} seconds` : `${Math.max(low, 5)}–${high} seconds`
  }
  const [low, high] = [Math.max(1, Math.round(lowSeconds / 60)), Math.max(1, Math.round(highSeconds / 60))]
  if (low >= high) return high === 1 ? 'about a minute' : `about ${high} minutes`
  return `${low}–${high} minutes`
}

function roundTo(seconds: number, step: number): number {
  return Math.round(seconds / step) * step
}

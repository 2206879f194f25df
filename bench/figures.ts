/** What many runs of the same thing took, in milliseconds. */
export interface Distribution {
  n: number
  min: number
  p50: number
  p95: number
  p99: number
  max: number
}

/** What a few runs came to: the middle one, and how far the others lie around it. */
export interface Range {
  low: number
  median: number
  high: number
}

/** How far a figure has to reach; null where it is only shown beside the others. */
export interface Reach {
  p50?: number
  p99?: number
  atMost?: number
  exactly?: number
}

/** One line of the table: a distribution, a range over runs, or one number with its unit. */
export interface Figure {
  label: string
  distribution?: Distribution
  range?: Range
  value?: number
  unit: string
  n: number
  reach: Reach | null
}

/** The smallest sample that at least `share` of the samples do not exceed. */
export function percentile(sorted: number[], share: number): number {
  if (sorted.length === 0) throw new Error('There are no samples')
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function distributionOf(samples: number[]): Distribution {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number) => round(percentile(sorted, share))
  return { n: sorted.length, min: at(0), p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

export function median(samples: number[]): number {
  return distributionOf(samples).p50
}

/** A line of milliseconds. Without a reach it stands beside the others, as a floor or a part. */
export function timesFigure(label: string, samples: number[], reach: Reach | null = null): Figure {
  return { label, distribution: distributionOf(samples), unit: 'ms', n: samples.length, reach }
}

export function numberFigure(
  label: string,
  value: number,
  { unit = '', n = 1, reach = null }: { unit?: string; n?: number; reach?: Reach | null } = {},
): Figure {
  return { label, value: round(value), unit, n, reach }
}

export function rangeOf(samples: number[]): Range {
  const { min, p50, max } = distributionOf(samples)
  return { low: min, median: p50, high: max }
}

/** A line of what each of a few runs came to; it has to reach with its median. */
export function rangeFigure(
  label: string,
  samples: number[],
  { unit = '', reach = null }: { unit?: string; reach?: Reach | null } = {},
): Figure {
  return { label, range: rangeOf(samples), unit, n: samples.length, reach }
}

/** Whether a figure reaches what it should; null when nothing was asked of it. */
export function isReached({ reach, distribution, range, value }: Figure): boolean | null {
  if (reach === null) return null
  const held = [
    [reach.p50, distribution?.p50],
    [reach.p99, distribution?.p99],
    [reach.atMost, value ?? range?.median],
  ].every(([limit, got]) => limit === undefined || (got !== undefined && got <= limit))
  return held && (reach.exactly === undefined || value === reach.exactly)
}

function round(value: number): number {
  return Number(value.toPrecision(value < 10 ? 3 : 4))
}

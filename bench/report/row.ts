import { type Figure, isReached } from '../figures.ts'

/** A figure in words: measure, reach, measured, n. */
export function rowOf(figure: Figure): [string, string, string, string] {
  const reached = isReached(figure)
  const mark = reached === null ? '' : reached ? ' ✓' : ' ✗ over'
  return [figure.label, reachOf(figure), `${measuredOf(figure)}${mark}`, String(figure.n)]
}

function reachOf({ reach, unit }: Figure): string {
  if (reach === null) return ''
  const parts = [
    reach.p50 === undefined ? [] : `p50 ≤ ${number(reach.p50)} ${unit}`,
    reach.p99 === undefined ? [] : `p99 ≤ ${number(reach.p99)} ${unit}`,
    reach.atMost === undefined ? [] : `≤ ${number(reach.atMost)} ${unit}`,
    reach.exactly === undefined ? [] : `${number(reach.exactly)} ${unit}`,
  ]
  return parts.flat().join(', ').trim()
}

function measuredOf({ distribution, range, value, unit }: Figure): string {
  if (range) return `${number(range.median)} (${number(range.low)}–${number(range.high)}) ${unit}`.trim()
  if (distribution) {
    const { min, p50, p95, p99 } = distribution
    return `min ${number(min)} · p50 ${number(p50)} · p95 ${number(p95)} · p99 ${number(p99)} ${unit}`
  }
  return `${number(value ?? Number.NaN)} ${unit}`.trim()
}

function number(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return Number(value.toFixed(digits)).toLocaleString('en')
}

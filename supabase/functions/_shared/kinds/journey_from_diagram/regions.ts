import type { Region } from '../../documents/journey.ts'

const MIN_SIDE = 0.004
/** A region over most of the picture says nothing about where. */
const MAX_AREA = 0.6
/** Models measure to about a hundredth; a region may stand so far over the edge. */
const SLACK = 0.02

/** Why a region is none, as a half sentence; null when it is one. */
export function regionProblem({ x, y, w, h }: Region): string | null {
  if (![x, y, w, h].every((side) => Number.isFinite(side) && side >= 0 && side <= 1))
    return 'has a region that is not in fractions of the picture, from 0 to 1'
  if (x + w > 1 + SLACK || y + h > 1 + SLACK) return 'has a region that lies outside the picture'
  if (w < MIN_SIDE || h < MIN_SIDE) return 'has a region without width or height'
  if (w * h > MAX_AREA) return 'has a region that covers most of the picture; mark only where it stands'
  return null
}

/** Within the picture, to four places. */
export function tidyRegion({ x, y, w, h }: Region): Region {
  const round = (side: number) => Math.round(side * 10_000) / 10_000
  return { x: round(x), y: round(y), w: round(Math.min(w, 1 - x)), h: round(Math.min(h, 1 - y)) }
}

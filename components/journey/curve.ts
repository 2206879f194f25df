import type { JourneyStage } from '@shared/documents/journey.ts'
import { emotionLine } from '@/lib/exporters/journey-curve'

export interface CurvePoint {
  /** The middle of the stage's column, in percent of the width. */
  x: number
  /** From the top, in percent of the height. */
  y: number
  mood: number
  title: string
}

export interface CurveLine {
  path: string
  /** Over a stage in which nobody said how it felt. */
  guessed: boolean
}

/** The emotion curve: a point for each stage with feelings, and a smooth line from each to the next. */
export function emotionCurve(stages: JourneyStage[]): { points: CurvePoint[]; lines: CurveLine[] } {
  const { points, lines } = emotionLine(stages)
  return {
    points: points.map(({ x, y, mood, index }) => ({ x, y, mood, title: stages[index]?.title ?? '' })),
    lines: lines.map(({ from, to, guessed }) => {
      const middle = (from.x + to.x) / 2
      return {
        path: `M ${from.x} ${from.y} C ${middle} ${from.y}, ${middle} ${to.y}, ${to.x} ${to.y}`,
        guessed,
      }
    }),
  }
}

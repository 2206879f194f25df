import { type JourneyStage, moodOf } from '@shared/documents/journey.ts'

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

const MARGIN = 16

/** The emotion curve: a point for each stage with feelings, and a smooth line from each to the next. */
export function emotionCurve(stages: JourneyStage[]): { points: CurvePoint[]; lines: CurveLine[] } {
  const places = stages.flatMap((stage, index) => {
    const mood = moodOf(stage)
    if (mood === null) return []
    const x = ((index + 0.5) / stages.length) * 100
    const y = MARGIN + ((2 - mood) / 4) * (100 - 2 * MARGIN)
    return [{ index, x, y, mood, title: stage.title }]
  })
  const lines = places.slice(1).flatMap((to, index) => {
    const from = places[index]
    if (!from) return []
    const middle = (from.x + to.x) / 2
    return {
      path: `M ${from.x} ${from.y} C ${middle} ${from.y}, ${middle} ${to.y}, ${to.x} ${to.y}`,
      guessed: to.index - from.index > 1,
    }
  })
  return { points: places.map(({ x, y, mood, title }) => ({ x, y, mood, title })), lines }
}

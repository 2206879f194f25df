import { type JourneyStage, moodOf } from '../../supabase/functions/_shared/documents/journey.ts'

interface CurvePlace {
  /** The middle of the stage's column, in percent of the width. */
  x: number
  /** From the top, in percent of the height. */
  y: number
  mood: number
  index: number
}

const MARGIN = 16

/** Where the emotion curve goes: a point for each stage with feelings; over a stage without one it is guessed. */
export function emotionLine(stages: Pick<JourneyStage, 'feelings'>[]) {
  const points = stages.flatMap((stage, index): CurvePlace[] => {
    const mood = moodOf(stage)
    if (mood === null) return []
    const x = ((index + 0.5) / stages.length) * 100
    return [{ x, y: MARGIN + ((2 - mood) / 4) * (100 - 2 * MARGIN), mood, index }]
  })
  const lines = points.slice(1).flatMap((to, at) => {
    const from = points[at]
    return from ? [{ from, to, guessed: to.index - from.index > 1 }] : []
  })
  return { points, lines }
}

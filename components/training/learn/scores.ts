import type { AnsweredCheckpoint } from '@/lib/trainings/progress'

/** The best scores of the checkpoints that have one, on average; null while none has. */
export function averageOfBest(all: Pick<AnsweredCheckpoint, 'best'>[]): number | null {
  const scores = all.flatMap(({ best }) => (best === null ? [] : [best]))
  return scores.length === 0
    ? null
    : Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length)
}

/** "60 of 100", or what stands there while nothing was evaluated. */
export function scoreWords(score: number | null): string {
  return score === null ? 'not yet' : `${score} of 100`
}

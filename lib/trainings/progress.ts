import type { Checkpoint, Sop } from '@shared/documents/sop.ts'
import type { Answer, CheckpointResult } from './schema'

/** A checkpoint with what one learner has answered to it. */
export interface AnsweredCheckpoint {
  checkpoint: Checkpoint
  /** Newest first. */
  answers: Answer[]
  /** Scores of the evaluated ones, 0 to 100; null while there is none. */
  best: number | null
  last: number | null
}

/** The checkpoints that can be answered: those with a question and a model answer. */
export function answerable({ checkpoints }: Pick<Sop, 'checkpoints'>): Checkpoint[] {
  return checkpoints.filter(({ question, answer }) => question.trim() !== '' && answer.trim() !== '')
}

/** The checkpoints of a training in their order, each with its answers, given newest first. */
export function answeredCheckpoints(sop: Pick<Sop, 'checkpoints'>, answers: Answer[]): AnsweredCheckpoint[] {
  return answerable(sop).map((checkpoint) => {
    const own = answers.filter(({ checkpointId }) => checkpointId === checkpoint.id)
    const scores = own.flatMap(({ evaluation }) => (evaluation ? [evaluation.score] : []))
    return {
      checkpoint,
      answers: own,
      best: scores.length > 0 ? Math.max(...scores) : null,
      last: scores[0] ?? null,
    }
  })
}

/** The results in the order of the training's questions; those to questions that are no longer asked come last. */
export function resultsInOrder(sop: Pick<Sop, 'checkpoints'>, results: CheckpointResult[]) {
  const asked = answerable(sop)
  return {
    asked: asked.map((checkpoint) => ({
      checkpoint,
      result: results.find(({ checkpointId }) => checkpointId === checkpoint.id) ?? null,
    })),
    gone: results.filter(({ checkpointId }) => !asked.some(({ id }) => id === checkpointId)),
  }
}

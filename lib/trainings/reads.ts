import type { Answer, CheckpointResult } from './schema'

/** How answers are read: by `/api` in the browser, by the database's functions on the server. */
export interface TrainingReads {
  /** The caller's own, newest first. */
  listAnswers(trainingId: string, signal?: AbortSignal): Promise<Answer[]>
  /** Those of all learners of the caller's training, in numbers. */
  trainingResults(trainingId: string, signal?: AbortSignal): Promise<CheckpointResult[]>
}

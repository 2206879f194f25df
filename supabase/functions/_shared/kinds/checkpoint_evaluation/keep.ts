import { clip, oneLine } from '../../text/clip.ts'
import {
  type Asked,
  type EvaluationReply,
  MAX_FEEDBACK,
  MAX_POINTS,
  missingProblem,
  rightProblem,
  scoreRange,
} from './rules.ts'
import type { Evaluation } from './schema.ts'

type Kept = Pick<Evaluation, 'score' | 'right' | 'missing' | 'feedback' | 'dropped'>

/**
 * What of a reply rests on words that were written. What is dropped from what is right takes its share of the score
 * along; what is said to be both right and missing is taken as missing.
 */
export function keepSupported(reply: EvaluationReply, asked: Asked): Kept {
  const missing = reply.missing.filter((point) => missingProblem(point, asked) === null).slice(0, MAX_POINTS)
  const lacks = new Set(missing.map(({ expected }) => expected))
  const right = reply.right
    .filter((point) => rightProblem(point, asked) === null && !lacks.has(point.expected))
    .slice(0, MAX_POINTS)
  const share = reply.right.length === 0 ? 0 : right.length / reply.right.length
  const [low, high] = scoreRange(right.length, missing.length)
  return {
    score: Math.min(high, Math.max(low, Math.round(reply.score * share))),
    right: right.map((point) => ({ ...point, text: oneLine(point.text) })),
    missing: missing.map((point) => ({ ...point, text: oneLine(point.text) })),
    feedback: clip(reply.feedback, MAX_FEEDBACK),
    dropped: reply.right.length - right.length + reply.missing.length - missing.length,
  }
}

/** What is wrong with a reply of which nothing could be shown to a learner. */
export function mustHold(reply: EvaluationReply, asked: Asked): string[] {
  const { right, missing } = keepSupported(reply, asked)
  const problems: string[] = []
  if (right.length + missing.length === 0) {
    problems.push('No point rests on words of the answer and of the model answer.')
  }
  if (reply.feedback.trim() === '') problems.push('There is no feedback.')
  return problems
}

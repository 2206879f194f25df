import { z } from 'zod'
import { otherScript } from '../../text/main-script.ts'
import { quoteFault } from '../../text/quotes.ts'

const expected = z.string().describe('Words of the model answer, letter for letter.')
const text = z.string().describe('One thing, in one sentence to the learner, in the language of the answer.')

/** The model's reply. Rules of content are checked in words below, so that it is told what to change. */
export const EvaluationReplySchema = z.strictObject({
  right: z
    .array(
      z.strictObject({
        text,
        quote: z.string().describe('Words of the answer, letter for letter.'),
        expected,
      }),
    )
    .describe('What the answer has right.'),
  missing: z.array(z.strictObject({ text, expected })).describe('What the answer lacks or has wrong.'),
  score: z.number().int().describe('0 to 100: how much of the model answer is met, by meaning.'),
  feedback: z.string().describe('To the learner, 1 to 4 sentences, in the language of the answer.'),
})
export type EvaluationReply = z.infer<typeof EvaluationReplySchema>

/** What a reply is held against. */
export interface Asked {
  question: string
  modelAnswer: string
  answer: string
}

export const MAX_POINTS = 12
const MAX_TEXT = 600
export const MAX_FEEDBACK = 2_000

/** What is wrong with a reply, in sentences that the model can act on. */
export function checkEvaluation(reply: EvaluationReply, asked: Asked): string[] {
  const { right, missing, score, feedback } = reply
  const problems = [
    ...right.flatMap((point) => sentence('right', point.text, rightProblem(point, asked))),
    ...missing.flatMap((point) => sentence('missing', point.text, missingProblem(point, asked))),
  ]
  const both = missing.filter((each) => right.some((other) => other.expected === each.expected))
  for (const each of both) problems.push(`"${each.expected}" cannot be both met and missing.`)
  if (right.length + missing.length === 0) problems.push('It says neither what is right nor what is missing.')
  for (const [name, { length }] of Object.entries({ right, missing })) {
    if (length > MAX_POINTS) problems.push(`There are ${length} points in "${name}"; ${MAX_POINTS} at most.`)
  }
  return [
    ...problems,
    ...scoreProblems(score, right.length, missing.length),
    ...feedbackProblems(feedback, asked),
  ]
}

function sentence(list: string, words: string, problem: string | null): string[] {
  return problem === null ? [] : [`The point "${words}" in "${list}" ${problem}.`]
}

/** Why a point does not rest on the learner's words and on those of the model answer, or null. */
export function rightProblem(point: EvaluationReply['right'][number], asked: Asked): string | null {
  const fault = quoteFault(point.quote, [asked.answer])
  if (fault === 'absent') return 'quotes words that are not in the answer'
  if (fault === 'short') return 'quotes too few words of the answer'
  return missingProblem(point, asked)
}

/** Why a point does not rest on words of the model answer, or null. */
export function missingProblem(
  point: EvaluationReply['missing'][number],
  { modelAnswer }: Pick<Asked, 'modelAnswer'>,
): string | null {
  if (point.text.trim() === '') return 'has no text'
  if (point.text.length > MAX_TEXT) return `is longer than ${MAX_TEXT} characters`
  const fault = quoteFault(point.expected, [modelAnswer])
  if (fault === 'absent') return 'names words as expected that are not in the model answer'
  return fault === 'short' ? 'names too few words of the model answer' : null
}

/** The range of scores that these points allow: nothing right is 0, something missing is not all. */
export function scoreRange(right: number, missing: number): [low: number, high: number] {
  return right === 0 ? [0, 0] : [1, missing === 0 ? 100 : 99]
}

function scoreProblems(score: number, right: number, missing: number): string[] {
  const [low, high] = scoreRange(right, missing)
  if (score >= low && score <= high) return []
  const range = low === high ? `${low}` : `${low} to ${high}`
  return [`The score is ${score}; with ${right} points right and ${missing} missing it is ${range}.`]
}

function feedbackProblems(feedback: string, { answer }: Asked): string[] {
  if (feedback.trim() === '') return ['There is no feedback.']
  if (feedback.length > MAX_FEEDBACK) return [`The feedback is longer than ${MAX_FEEDBACK} characters.`]
  const script = otherScript(feedback, answer)
  return script === null
    ? []
    : [`The feedback is not in the language of the answer, which is in ${script} script.`]
}

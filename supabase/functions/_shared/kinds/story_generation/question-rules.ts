import { z } from 'zod'
import { STORY_LIMITS, type StoryQuestion, type StorySegment } from '../../documents/story.ts'
import { isWrittenIn, LANGUAGES } from '../../stories/languages.ts'
import { oneLine } from '../../text/clip.ts'
import { comparable, quoteFault } from '../../text/quotes.ts'
import type { StoryInput } from './schema.ts'

export const QuestionsReplySchema = z.strictObject({
  questions: z.array(
    z.strictObject({
      question: z.string(),
      choices: z.array(z.string()),
      answer: z.number().int().describe('Which choice is right, counted from 0.'),
      explanation: z.string().describe('Why it is right, in one or two sentences.'),
      segment: z.number().int().describe('The number of the segment that answers it.'),
      quote: z.string().describe('The words of that segment that answer it, letter by letter.'),
    }),
  ),
})
export type QuestionsReply = z.infer<typeof QuestionsReplySchema>

export const QUESTIONS = 3
const CHOICES = { min: 3, max: 4 }

/** What is wrong with the questions, in sentences that the model can act on: each answer can be found in the text. */
export function checkQuestions(
  { questions }: QuestionsReply,
  segments: StorySegment[],
  input: StoryInput,
): string[] {
  const problems =
    questions.length === QUESTIONS
      ? []
      : [`There are ${questions.length} questions; write exactly ${QUESTIONS}.`]
  const asked = new Set(questions.map(({ question }) => comparable(question)))
  if (asked.size < questions.length) problems.push('Two questions are the same.')
  return [
    ...problems,
    ...questions.flatMap((question, index) => questionProblems(question, index + 1, segments, input)),
  ]
}

function questionProblems(
  { question, choices, answer, explanation, segment, quote }: QuestionsReply['questions'][number],
  number: number,
  segments: StorySegment[],
  { translationLanguage }: StoryInput,
): string[] {
  const problems: string[] = []
  const say = (what: string) => problems.push(`Question ${number}: ${what}`)
  const { maxQuestion, maxExplanation } = STORY_LIMITS
  if (question.trim() === '' || question.length > maxQuestion)
    say(`it is empty or over ${maxQuestion} characters.`)
  if (explanation.trim() === '' || explanation.length > maxExplanation) {
    say(`its explanation is empty or over ${maxExplanation} characters.`)
  }
  if (!isWrittenIn(`${question} ${explanation}`, translationLanguage)) {
    say(`question and explanation are to be in ${LANGUAGES[translationLanguage].name}.`)
  }
  if (choices.length < CHOICES.min || choices.length > CHOICES.max)
    say(`it has ${choices.length} choices; give 3 or 4.`)
  if (choices.some((choice) => choice.trim() === '' || choice.length > maxQuestion))
    say('a choice is empty or too long.')
  if (new Set(choices.map(comparable)).size < choices.length) say('two choices are the same.')
  if (answer < 0 || answer >= choices.length) say(`there is no choice ${answer}; they are counted from 0.`)
  const text = segments[segment - 1]?.text
  if (text === undefined) say(`there is no segment ${segment}.`)
  else if (quoteFault(quote, [text]) === 'absent') say(`its quote does not stand in segment ${segment}.`)
  else if (quoteFault(quote, [text]) === 'short') say('its quote is too short; quote the whole phrase.')
  return problems
}

/** The questions of a reply that keeps the rules. */
export function toQuestions({ questions }: QuestionsReply, segments: StorySegment[]): StoryQuestion[] {
  return questions.map(({ question, choices, answer, explanation, segment, quote }, index) => ({
    id: `question-${index + 1}`,
    question: oneLine(question),
    choices: choices.map(oneLine),
    answer,
    explanation: oneLine(explanation),
    segmentId: segments[segment - 1]?.id ?? '',
    quote: oneLine(quote),
  }))
}

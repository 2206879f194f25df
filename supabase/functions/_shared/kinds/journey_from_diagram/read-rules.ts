import { z } from 'zod'
import { JOURNEY_ROWS } from '../../documents/journey.ts'
import { oneLine } from '../../text/clip.ts'
import { regionProblem, tidyRegion } from './regions.ts'
import { LOOKS_LIKE, type Question, type ReadOutput } from './tasks.ts'

const side = z.number().describe('A fraction of the picture, 0 to 1.')
export const RegionReplySchema = z.strictObject({ x: side, y: side, w: side, h: side })

/** The model's reply. Rules of content are checked in words below, so that it is told what to change. */
export const ReadReplySchema = z.strictObject({
  looksLike: z.enum(LOOKS_LIKE),
  question: z.strictObject({
    text: z.string().describe('Empty for a journey, else what to ask the user.'),
    choices: z.array(z.string()).describe('People in the picture whose way it could be.'),
  }),
  title: z.string().describe('A name for the map, 2 to 10 words.'),
  about: z.strictObject({ text: z.string(), region: RegionReplySchema }).nullable(),
  stages: z.array(
    z.strictObject({
      title: z.string(),
      region: RegionReplySchema,
      entries: z.array(
        z.strictObject({
          row: z.enum(JOURNEY_ROWS),
          text: z.string().describe('As it is written there, letter for letter.'),
          score: z.number().int().nullable().describe('For feelings -2 to 2, else null.'),
          written: z.boolean().describe('False where it is drawn and not written.'),
          region: RegionReplySchema,
        }),
      ),
    }),
  ),
})
export type ReadReply = z.infer<typeof ReadReplySchema>
type Entry = ReadReply['stages'][number]['entries'][number]

const MAX_STAGES = 30
const MAX_TEXT = 400

/** What is wrong with a reply, in sentences that the model can act on. */
export function checkRead({ looksLike, question, title, about, stages }: ReadReply): string[] {
  if (looksLike !== 'journey') {
    return [
      ...(stages.length > 0 ? ['It is no journey, so "stages" must be empty.'] : []),
      ...(question.text.trim() === '' ? ['It is no journey, so "question" must ask what to do.'] : []),
    ]
  }
  const problems: string[] = []
  if (title.trim() === '') problems.push('The map has no title.')
  if (stages.length === 0) problems.push('A journey has at least one stage.')
  if (stages.length > MAX_STAGES) problems.push(`There are more than ${MAX_STAGES} stages.`)
  if (about) problems.push(...named('about', regionProblem(about.region)))
  for (const stage of stages) {
    if (stage.title.trim() === '') problems.push('A stage has no title.')
    problems.push(...named(`The stage "${stage.title}"`, regionProblem(stage.region)))
    for (const entry of stage.entries) problems.push(...named(`"${entry.text}"`, entryProblem(entry)))
  }
  return problems
}

const named = (name: string, problem: string | null) => (problem ? [`${name} ${problem}.`] : [])

function entryProblem({ row, text, score, region }: Entry): string | null {
  if (text.trim() === '') return 'has no text'
  if (text.length > MAX_TEXT) return `is longer than ${MAX_TEXT} characters`
  if (row === 'feelings' && (score === null || score < -2 || score > 2))
    return 'is a feeling without a score from -2 to 2'
  return regionProblem(region)
}

/** What of a reply rests on a region; the rest is dropped. A journey of which nothing is left is a question. */
export function keepSeen(reply: ReadReply): Pick<ReadOutput, 'question' | 'title' | 'about' | 'stages'> {
  const none = { title: '', about: null, stages: [] }
  if (reply.looksLike !== 'journey') return { ...none, question: questionOf(reply) }
  const stages = reply.stages
    .filter(({ title, region }) => title.trim() !== '' && regionProblem(region) === null)
    .slice(0, MAX_STAGES)
    .map(({ title, region, entries }) => ({
      title: oneLine(title).slice(0, 120),
      region: tidyRegion(region),
      entries: entries
        .filter((entry) => entryProblem(entry) === null)
        .map((entry) => ({ ...entry, text: oneLine(entry.text), region: tidyRegion(entry.region) })),
    }))
  if (stages.length === 0) return { ...none, question: askAbout('other_diagram') }
  const about =
    reply.about && reply.about.text.trim() !== '' && regionProblem(reply.about.region) === null
      ? { text: oneLine(reply.about.text).slice(0, 300), region: tidyRegion(reply.about.region) }
      : null
  return { question: null, title: oneLine(reply.title).slice(0, 200), about, stages }
}

function questionOf({ looksLike, question }: ReadReply): Question {
  const choices = [...new Set(question.choices.map((each) => oneLine(each).slice(0, 80)).filter(Boolean))]
  const text = oneLine(question.text).slice(0, 400) || askAbout(looksLike).text
  return { looksLike, text, choices: choices.slice(0, 6) }
}

const QUESTIONS: Record<Question['looksLike'], string> = {
  journey: 'Nothing in this picture could be found again. Whose way does it show?',
  sequence_diagram: 'This looks like a sequence diagram of systems. Whose journey should it be?',
  other_diagram: 'This looks like a diagram, but not like a journey. Whose way should be drawn from it?',
  text_or_table: 'This looks like text or a table. Whose way should be drawn from it?',
  photo: 'This looks like a photo. Whose journey should it be?',
  unreadable: 'Too little of this picture can be read. Whose journey should it be?',
}

/** The question in our own words, where the model has none. */
export function askAbout(looksLike: Question['looksLike']): Question {
  return { looksLike, text: QUESTIONS[looksLike], choices: [] }
}

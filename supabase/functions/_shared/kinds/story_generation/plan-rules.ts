import { z } from 'zod'
import { isWrittenIn, LANGUAGES } from '../../stories/languages.ts'
import { LENGTHS } from '../../stories/levels.ts'
import { hasKanji, isKana } from '../../stories/readings.ts'
import type { StoryInput } from './schema.ts'

export const PlanReplySchema = z.strictObject({
  title: z.string().describe('2 to 8 words, in the language of the story.'),
  titleTranslation: z.string(),
  characters: z.array(
    z.strictObject({
      name: z.string().describe('As it stands in the story.'),
      reading: z.string().describe('In kana where the name has kanji; else empty.'),
      look: z.string().describe('How they look, in English, so that every picture agrees.'),
    }),
  ),
  segments: z.array(
    z.strictObject({ happens: z.string().describe('What happens, in two or three sentences.') }),
  ),
})
export type PlanReply = z.infer<typeof PlanReplySchema>

const MAX_CHARACTERS = 6

/** What is wrong with a plan, in sentences that the model can act on. */
export function checkPlan(reply: PlanReply, { language, translationLanguage, length }: StoryInput): string[] {
  const wanted = LENGTHS[length]
  const problems: string[] = []
  if (reply.segments.length !== wanted) {
    problems.push(`There are ${reply.segments.length} segments; a ${length} story has exactly ${wanted}.`)
  }
  const empty = reply.segments.findIndex(({ happens }) => happens.trim() === '')
  if (empty !== -1) problems.push(`Segment ${empty + 1} does not say what happens.`)
  if (reply.segments.some(({ happens }) => happens.length > 800))
    problems.push('"happens" has at most 800 characters.')
  for (const [field, code] of [
    ['title', language],
    ['titleTranslation', translationLanguage],
  ] as const) {
    const text = reply[field]
    if (text.trim() === '') problems.push(`The ${field} is empty.`)
    else if (text.length > 150) problems.push(`The ${field} is longer than 150 characters.`)
    else if (!isWrittenIn(text, code)) problems.push(`The ${field} is not in ${LANGUAGES[code].name}.`)
  }
  if (reply.characters.length > MAX_CHARACTERS)
    problems.push(`There are more than ${MAX_CHARACTERS} characters.`)
  for (const { name, reading, look } of reply.characters) {
    if (name.trim() === '' || name.length > 80)
      problems.push('A character has no name, or one over 80 characters.')
    if (look.trim() === '' || look.length > 500)
      problems.push(`"look" of "${name}" is empty or over 500 characters.`)
    if (language === 'ja' && hasKanji(name) && !isKana(reading)) {
      problems.push(`The name "${name}" has kanji and needs its reading in kana.`)
    }
  }
  return problems
}

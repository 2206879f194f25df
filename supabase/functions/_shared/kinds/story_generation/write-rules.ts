import { z } from 'zod'
import { STORY_LIMITS, type StorySegment, type Vocabulary } from '../../documents/story.ts'
import { isWrittenIn, LANGUAGES } from '../../stories/languages.ts'
import { wordRanges } from '../../stories/layout.ts'
import type { BeyondLevel } from '../../stories/level-words.ts'
import { SENTENCES } from '../../stories/levels.ts'
import { alignReadings, hasKanji, isKana, splitReading } from '../../stories/readings.ts'
import { clip, oneLine } from '../../text/clip.ts'
import { splitSentences } from '../../text/sentences.ts'
import type { StoryInput } from './schema.ts'

export const SegmentReplySchema = z.strictObject({
  text: z.string().describe('The segment, in the language of the story.'),
  readings: z
    .array(z.strictObject({ word: z.string(), reading: z.string() }))
    .describe('Each word with kanji, in the order of the text. Empty for other languages than Japanese.'),
  translation: z.string(),
  vocabulary: z.array(z.strictObject({ word: z.string(), reading: z.string(), meaning: z.string() })),
  imagePrompt: z.string().describe('What a picture of this segment shows, in English.'),
})
export type SegmentReply = z.infer<typeof SegmentReplySchema>

const MAX_VOCABULARY = 8

/** What makes a segment unusable: without this it cannot be read, or not with its readings and its translation. */
export function mustSegment(reply: SegmentReply, { language, translationLanguage }: StoryInput): string[] {
  const text = oneLine(reply.text)
  const problems: string[] = []
  if (text === '') return ['The text is empty.']
  const sentences = splitSentences(text).length
  if (sentences < SENTENCES.min || sentences > SENTENCES.max) {
    problems.push(`The text has ${sentences} sentence(s); it must have ${SENTENCES.min} to ${SENTENCES.max}.`)
  }
  if (text.length > STORY_LIMITS.maxText)
    problems.push(`The text is longer than ${STORY_LIMITS.maxText} characters.`)
  if (!isWrittenIn(text, language)) problems.push(`The text is not in ${LANGUAGES[language].name}.`)
  const translation = oneLine(reply.translation)
  if (translation === '') problems.push('The translation is empty.')
  else if (translation.length > STORY_LIMITS.maxTranslation) {
    problems.push(`The translation is longer than ${STORY_LIMITS.maxTranslation} characters.`)
  } else if (!isWrittenIn(translation, translationLanguage) || translation === text) {
    problems.push(`The translation is not in ${LANGUAGES[translationLanguage].name}.`)
  }
  if (language === 'ja') problems.push(...alignReadings(text, reply.readings).problems)
  if (
    reply.readings.some(({ word, reading }) => Math.max(word.length, reading.length) > STORY_LIMITS.maxWord)
  ) {
    problems.push(`A reading is longer than ${STORY_LIMITS.maxWord} characters.`)
  }
  return problems
}

/** What should be better, and is left out or said where it stays: words that are explained badly or are too hard. */
export function shouldSegment(
  reply: SegmentReply,
  { language, level }: StoryInput,
  { names, beyond }: { names: string[]; beyond: BeyondLevel | null },
): string[] {
  const text = oneLine(reply.text)
  const problems = reply.vocabulary.flatMap((entry) => wordProblems(entry, text, language))
  if (reply.vocabulary.length === 0)
    problems.push('The vocabulary is empty; explain 2 to 6 words of the text.')
  if (reply.vocabulary.length > MAX_VOCABULARY)
    problems.push(`The vocabulary has more than ${MAX_VOCABULARY} words.`)
  const imagePrompt = reply.imagePrompt.trim()
  if (imagePrompt === '') problems.push('The imagePrompt is empty.')
  if (imagePrompt.length > STORY_LIMITS.maxPrompt)
    problems.push(`The imagePrompt is longer than ${STORY_LIMITS.maxPrompt} characters.`)
  if (language !== 'ja' && reply.readings.length > 0)
    problems.push('Only Japanese has readings; leave them empty.')
  const hard = beyond?.(text, { names, explained: reply.vocabulary.map(({ word }) => word) }) ?? []
  if (hard.length > 0) {
    const way =
      language === 'ja' ? 'write them in kana or say it with other words' : 'use more frequent words'
    problems.push(
      `Beyond ${level}: ${hard.slice(0, 20).join(', ')}. Explain them in the vocabulary (at most 6 in all), or ${way}.`,
    )
  }
  return problems
}

function wordProblems(
  { word, reading, meaning }: Vocabulary,
  text: string,
  language: StoryInput['language'],
): string[] {
  if (wordRanges(text, [word]).length === 0)
    return [`"${word}" of the vocabulary does not stand in the text as written.`]
  if (meaning.trim() === '') return [`"${word}" of the vocabulary has no meaning.`]
  if (
    Math.max(word.length, reading.length) > STORY_LIMITS.maxWord ||
    meaning.length > STORY_LIMITS.maxMeaning
  ) {
    return [`"${word}" of the vocabulary, or what it means, is too long.`]
  }
  const needs = language === 'ja' && hasKanji(word)
  if (needs && (!isKana(reading) || splitReading(word, reading) === null)) {
    return [`The reading of "${word}" in the vocabulary does not fit; write it in kana.`]
  }
  return !needs && reading.trim() !== '' ? [`"${word}" of the vocabulary takes no reading.`] : []
}

/** A segment of a reply that can be used: what is wrong in it beside the text is left out, what is too hard is named. */
export function toSegment(
  id: string,
  reply: SegmentReply,
  input: StoryInput,
  { names, beyond }: { names: string[]; beyond: BeyondLevel | null },
): StorySegment {
  const text = oneLine(reply.text)
  const seen = new Set<string>()
  const vocabulary = reply.vocabulary
    .map((entry) => (input.language === 'ja' && hasKanji(entry.word) ? entry : { ...entry, reading: '' }))
    .filter((entry) => wordProblems(entry, text, input.language).length === 0)
    .filter(({ word }) => !seen.has(word) && seen.add(word))
    .slice(0, MAX_VOCABULARY)
  const explained = vocabulary.map(({ word }) => word)
  return {
    id,
    text,
    readings: input.language === 'ja' ? reply.readings : [],
    translation: oneLine(reply.translation),
    vocabulary,
    imagePrompt: clip(oneLine(reply.imagePrompt), STORY_LIMITS.maxPrompt),
    beyondLevel: (beyond?.(text, { names, explained }) ?? [])
      .map((word) => clip(word, STORY_LIMITS.maxWord))
      .slice(0, 200),
  }
}

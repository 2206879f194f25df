import { z } from 'zod'
import { LanguageCodeSchema } from '../stories/languages.ts'
import { LengthSchema, LevelSchema } from '../stories/levels.ts'
import { alignReadings } from '../stories/readings.ts'
import { PICTURE_LIMITS, StoryPictureSchema } from './picture.ts'

export const STORY_LIMITS = {
  maxText: 1_500,
  maxTranslation: 2_500,
  maxWord: 60,
  maxMeaning: 300,
  maxVocabulary: 12,
  maxReadings: 300,
  maxPrompt: 1_200,
  maxSegments: 60,
  maxQuestions: 12,
  maxQuestion: 500,
  maxExplanation: 1_000,
} as const

const Id = z.string().min(1).max(64)
const Word = z.string().min(1).max(STORY_LIMITS.maxWord)

export const VocabularySchema = z.strictObject({
  /** As it stands in the text. */
  word: Word,
  /** In kana, where the word has kanji; else empty. */
  reading: z.string().max(STORY_LIMITS.maxWord),
  /** In the language of the translation. */
  meaning: z.string().min(1).max(STORY_LIMITS.maxMeaning),
})
export type Vocabulary = z.infer<typeof VocabularySchema>

/** A few sentences of a story. Each word with kanji has its reading, in the order of the text; no other word has one. */
export const StorySegmentSchema = z
  .strictObject({
    id: Id,
    text: z.string().min(1).max(STORY_LIMITS.maxText),
    readings: z.array(z.strictObject({ word: Word, reading: Word })).max(STORY_LIMITS.maxReadings),
    translation: z.string().max(STORY_LIMITS.maxTranslation),
    vocabulary: z.array(VocabularySchema).max(STORY_LIMITS.maxVocabulary),
    /** What a picture of it would show, in English. */
    imagePrompt: z.string().max(STORY_LIMITS.maxPrompt),
    /** What no word list of the level has and nothing explains: kept, and said. */
    beyondLevel: z.array(z.string().max(STORY_LIMITS.maxWord)).max(200),
  })
  .superRefine(({ text, readings }, context) => {
    if (readings.length === 0) return
    const [problem] = alignReadings(text, readings).problems
    if (problem) context.addIssue({ code: 'custom', path: ['readings'], message: problem })
  })
export type StorySegment = z.infer<typeof StorySegmentSchema>

/** A question about what happens, in the language of the translation, with the words of the story that answer it. */
export const StoryQuestionSchema = z
  .strictObject({
    id: Id,
    question: z.string().min(1).max(STORY_LIMITS.maxQuestion),
    choices: z.array(z.string().min(1).max(STORY_LIMITS.maxQuestion)).min(2).max(6),
    /** Which choice is right, from 0. */
    answer: z.number().int().min(0).max(5),
    explanation: z.string().max(STORY_LIMITS.maxExplanation),
    segmentId: Id,
    quote: z.string().max(STORY_LIMITS.maxText),
  })
  .refine(({ answer, choices }) => answer < choices.length, { path: ['answer'], message: 'No such choice.' })
export type StoryQuestion = z.infer<typeof StoryQuestionSchema>

const shape = {
  topic: z.string().max(300),
  instructions: z.string().max(1_000),
  language: LanguageCodeSchema,
  translationLanguage: LanguageCodeSchema,
  level: LevelSchema,
  length: LengthSchema,
  /** The title in the language of the translation. */
  titleTranslation: z.string().max(200),
  /** Who is in it, and how they look, so that pictures agree. */
  characters: z.array(z.strictObject({ name: z.string().min(1).max(80), look: z.string().max(500) })).max(8),
  segments: z.array(StorySegmentSchema).min(1).max(STORY_LIMITS.maxSegments),
  questions: z.array(StoryQuestionSchema).max(STORY_LIMITS.maxQuestions),
  /** Who wrote it. */
  model: z.strictObject({ name: z.string().max(200), offline: z.boolean() }),
}

/** Whatever is named by an id is there once. */
function checkIds({ segments, questions }: Ided, context: z.RefinementCtx): void {
  const segmentIds = new Set(segments.map(({ id }) => id))
  if (segmentIds.size < segments.length) {
    context.addIssue({ code: 'custom', path: ['segments'], message: 'Two segments have the same id.' })
  }
  if (new Set(questions.map(({ id }) => id)).size < questions.length) {
    context.addIssue({ code: 'custom', path: ['questions'], message: 'Two questions have the same id.' })
  }
  const lost = questions.findIndex(({ segmentId }) => !segmentIds.has(segmentId))
  if (lost !== -1) {
    context.addIssue({
      code: 'custom',
      path: ['questions', lost, 'segmentId'],
      message: 'There is no such segment.',
    })
  }
}

interface Ided {
  segments: { id: string }[]
  questions: { id: string; segmentId: string }[]
}

/** The content of a `story` document. */
export const StorySchema = z.strictObject(shape).superRefine(checkIds)
export type Story = z.infer<typeof StorySchema>

/** A picture as a file of JSON states it: what it shows, and not its bytes. */
const StatedPictureSchema = StoryPictureSchema.pick({
  segmentId: true,
  style: true,
  alt: true,
  type: true,
  width: true,
  height: true,
}).extend({ segmentId: Id, style: z.string().max(40), alt: z.string().max(PICTURE_LIMITS.maxAlt) })

/** A story as a file: what the export as JSON writes and the import reads. */
export const StoryFileSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    ...shape,
    /** Stated where there are any. An import has no bytes of them, and leaves them out. */
    pictures: z.array(StatedPictureSchema).max(STORY_LIMITS.maxSegments).optional(),
  })
  .superRefine(checkIds)
export type StoryFile = z.infer<typeof StoryFileSchema>

import { z } from 'zod'
import { LanguageCodeSchema } from '../../stories/languages.ts'
import { LengthSchema, LevelSchema, levelsOf } from '../../stories/levels.ts'

/** The input of a `story_generation` job: the form, the route and the worker all import this. */
export const StoryInputSchema = z
  .strictObject({
    topic: z.string().trim().min(3, 'Say in a few words what the story is about.').max(300),
    /** What the story is written in, and what its reader knows already. */
    language: LanguageCodeSchema,
    translationLanguage: LanguageCodeSchema,
    level: LevelSchema,
    length: LengthSchema.default('short'),
    instructions: z.string().trim().max(1_000).default(''),
  })
  .refine(({ language, translationLanguage }) => language !== translationLanguage, {
    path: ['translationLanguage'],
    message: 'Choose two different languages.',
  })
  .refine(({ language, level }) => levelsOf(language).includes(level), {
    path: ['level'],
    message:
      'This language has other levels: N5 to N1 for Japanese, A1 to C2 for all others, or Beginner, Intermediate, Advanced.',
  })
export type StoryInput = z.infer<typeof StoryInputSchema>

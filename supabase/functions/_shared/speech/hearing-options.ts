import { z } from 'zod'

/** What is spoken, for a model that would guess wrong: two letters (ISO 639-1), as models that hear take them. */
export const LanguageHintSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z]{2}$/, 'Name the language by its two letters, such as en, de or ja.')

/** How a recording is heard: fields of the input of each kind that hears. */
export const hearingOptions = {
  language: LanguageHintSchema.optional(),
  /** Hear it anew although it has a transcript. */
  again: z.boolean().optional(),
}

/** The same with what was left out. */
export interface Hearing {
  mediaId: string
  language?: string | undefined
  again?: boolean | undefined
}

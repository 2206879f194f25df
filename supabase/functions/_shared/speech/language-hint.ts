import { z } from 'zod'

/** What is spoken, for a model that would guess wrong: two letters (ISO 639-1), as models that hear take them. */
export const LanguageHintSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z]{2}$/, 'Name the language by its two letters, such as en, de or ja.')

import { z } from 'zod'
import type { Story } from '../documents/story.ts'
import { hashOf } from '../text/hash-of.ts'

export const SHEET_LIMITS = { maxCharacters: 6, maxName: 80, maxLook: 300, maxWorld: 300 } as const

/** How a story looks in every one of its pictures: who is in it, and where and when it is. In English. */
export const CharacterSheetSchema = z.strictObject({
  characters: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(SHEET_LIMITS.maxName),
        look: z.string().max(SHEET_LIMITS.maxLook),
      }),
    )
    .max(SHEET_LIMITS.maxCharacters),
  world: z.string().max(SHEET_LIMITS.maxWorld),
})
export type CharacterSheet = z.infer<typeof CharacterSheetSchema>

/** What a sheet rests on: who is in the story, and who described them. A word that changes in its text changes no face. */
export function sheetKey({ topic, characters }: Pick<Story, 'topic' | 'characters'>, model: string) {
  return hashOf(['character sheet', topic, characters, model])
}

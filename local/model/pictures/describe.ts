import { z } from 'zod'
import {
  type DescriptionsReply,
  MAX_ALT_ASKED,
  type SheetReply,
} from '../../../supabase/functions/_shared/kinds/image_generation/rules.ts'
import { SHEET_LIMITS } from '../../../supabase/functions/_shared/pictures/character-sheet.ts'
import { MAX_SHOWS } from '../../../supabase/functions/_shared/pictures/prompt.ts'
import { clip } from '../../../supabase/functions/_shared/text/clip.ts'

const StoryMaterialSchema = z.looseObject({
  characters: z.array(z.object({ name: z.string(), look: z.string() })),
})

/** A character sheet: who is in the story, as its author described them. It adds nobody and nothing. */
export function writeSheet(material: unknown): SheetReply {
  const { characters } = StoryMaterialSchema.parse(material)
  const { maxCharacters, maxName, maxLook } = SHEET_LIMITS
  const described = characters.map(({ name, look }) => ({
    name: clip(name, maxName),
    look: clip(look, maxLook),
  }))
  return { characters: described.filter(({ look }) => look !== '').slice(0, maxCharacters), world: '' }
}

const PicturesMaterialSchema = z.looseObject({
  sheet: z.object({ characters: z.array(z.object({ name: z.string() })) }),
  pictures: z.array(
    z.object({ number: z.number(), text: z.string(), translation: z.string(), sketch: z.string() }),
  ),
})

/** What pictures show: the sketch that the story has for each, and its text for those who cannot see it. */
export function describePictures(material: unknown): DescriptionsReply {
  const { sheet, pictures } = PicturesMaterialSchema.parse(material)
  return {
    pictures: pictures.map(({ number, text, translation, sketch }) => ({
      number,
      who: sheet.characters.flatMap(({ name }) => (`${text} ${sketch}`.includes(name) ? [name] : [])),
      shows: clip(sketch || text, MAX_SHOWS),
      alt: clip(translation || text, MAX_ALT_ASKED),
    })),
  }
}

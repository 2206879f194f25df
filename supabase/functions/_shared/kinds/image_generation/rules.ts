import { z } from 'zod'
import { PICTURE_LIMITS } from '../../documents/picture.ts'
import { type CharacterSheet, SHEET_LIMITS } from '../../pictures/character-sheet.ts'
import { MAX_SHOWS } from '../../pictures/prompt.ts'
import { isWrittenIn, LANGUAGES, type LanguageCode } from '../../stories/languages.ts'
import { clip, oneLine } from '../../text/clip.ts'
import type { DescribeTask, Sketch } from './tasks.ts'

/** Asked for; a little more is taken. */
export const MAX_ALT_ASKED = 250

export const SheetReplySchema = z.strictObject({
  characters: z.array(
    z.strictObject({ name: z.string(), look: z.string().describe('Age, build, face, hair, clothes.') }),
  ),
  world: z.string().describe('Where and when all of it is.'),
})
export type SheetReply = z.infer<typeof SheetReplySchema>

/** What is wrong with a character sheet, in sentences that the model can act on. */
export function checkSheet({ characters, world }: SheetReply): string[] {
  const { maxCharacters, maxName, maxLook, maxWorld } = SHEET_LIMITS
  const problems = characters.flatMap(({ name, look }) => {
    if (oneLine(name) === '' || name.length > maxName)
      return [`"${name}" is no name of 1 to ${maxName} characters.`]
    if (oneLine(look) === '') return [`"${name}" has no look.`]
    return look.length > maxLook ? [`The look of "${name}" is longer than ${maxLook} characters.`] : []
  })
  if (characters.length > maxCharacters) problems.push(`There are more than ${maxCharacters} characters.`)
  if (new Set(characters.map(({ name }) => oneLine(name))).size < characters.length) {
    problems.push('A character is there twice.')
  }
  if (world.length > maxWorld) problems.push(`The world is longer than ${maxWorld} characters.`)
  return problems
}

/** What of a reply can be drawn by; all of it has been paid for. */
export function toSheet({ characters, world }: SheetReply): CharacterSheet {
  const named = new Map(
    characters
      .map(({ name, look }) => ({
        name: clip(oneLine(name), SHEET_LIMITS.maxName),
        look: clip(oneLine(look), SHEET_LIMITS.maxLook),
      }))
      .filter(({ name, look }) => name !== '' && look !== '')
      .reverse()
      .map((character) => [character.name, character] as const),
  )
  return {
    characters: [...named.values()].reverse().slice(0, SHEET_LIMITS.maxCharacters),
    world: clip(oneLine(world), SHEET_LIMITS.maxWorld),
  }
}

export const DescriptionsReplySchema = z.strictObject({
  pictures: z.array(
    z.strictObject({
      number: z.number().int(),
      who: z.array(z.string()).describe('Names of the sheet.'),
      shows: z.string().describe('What is seen, in English.'),
      alt: z.string().describe('The same for who cannot see it, in the language of the reader.'),
    }),
  ),
})
export type DescriptionsReply = z.infer<typeof DescriptionsReplySchema>

/** What is wrong with descriptions of pictures. */
export function checkDescriptions(
  { pictures }: DescriptionsReply,
  { sheet, sketches, language }: DescribeTask,
): string[] {
  const problems = sketches.flatMap((_, index) => {
    const times = pictures.filter(({ number }) => number === index + 1).length
    return times === 1 ? [] : [`Picture ${index + 1} is described ${times} times; it must be once.`]
  })
  const names = new Set(sheet.characters.map(({ name }) => name))
  for (const { number, who, shows, alt } of pictures) {
    if (number < 1 || number > sketches.length) problems.push(`There is no picture ${number}.`)
    if (oneLine(shows) === '') problems.push(`"shows" of picture ${number} is empty.`)
    if (shows.length > MAX_SHOWS)
      problems.push(`"shows" of picture ${number} is longer than ${MAX_SHOWS} characters.`)
    const fault = altFault(alt, language)
    if (fault) problems.push(`"alt" of picture ${number} ${fault}.`)
    for (const name of who.filter((one) => !names.has(one))) {
      problems.push(`"${name}" of picture ${number} is no character of the sheet.`)
    }
  }
  return problems
}

function altFault(alt: string, language: LanguageCode): string | null {
  if (oneLine(alt) === '') return 'is empty'
  if (alt.length > PICTURE_LIMITS.maxAlt) return `is longer than ${MAX_ALT_ASKED} characters`
  return isWrittenIn(alt, language) ? null : `is not in ${LANGUAGES[language].name}`
}

export interface Description {
  shows: string
  who: string[]
  alt: string
}

/** How a picture is described: by the reply where it can be used, and else by the story's own words, which are never empty. */
export function descriptionOf(
  reply: DescriptionsReply,
  index: number,
  { segmentId: _, text, translation, imagePrompt }: Sketch,
  { sheet, language }: DescribeTask,
): Description {
  const said = reply.pictures.find(({ number }) => number === index + 1)
  const names = sheet.characters.map(({ name }) => name)
  const shows = clip(oneLine(said?.shows ?? ''), MAX_SHOWS) || clip(oneLine(imagePrompt || text), MAX_SHOWS)
  const isUsable = said !== undefined && altFault(said.alt, language) === null
  return {
    shows,
    // Where nobody says who is seen, those are whose names stand in the words.
    who: said
      ? said.who.filter((name) => names.includes(name))
      : names.filter((name) => `${text} ${shows}`.includes(name)),
    alt: isUsable ? oneLine(said.alt) : clip(oneLine(translation || text), PICTURE_LIMITS.maxAlt),
  }
}

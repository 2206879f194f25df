import type { DescriptionsReply, SheetReply } from '@shared/kinds/image_generation/rules.ts'

export const SHEET: SheetReply = {
  characters: [
    { name: '田中', look: 'A man of sixty, thin, grey moustache, a grey flat cap, a brown coat.' },
    { name: '山本', look: 'A woman of thirty with short black hair, a yellow scarf and a large red bag.' },
  ],
  world: 'A small Japanese town in early spring, wooden houses, cool morning light.',
}

/** What a model that describes well replies, by the name of the schema and what stands in the material. */
export function pictureReply(name: string, material: string): unknown {
  if (name === 'character_sheet') return SHEET
  if (name !== 'picture_descriptions') return undefined
  const { pictures } = JSON.parse(material) as { pictures: { number: number; text: string }[] }
  const reply: DescriptionsReply = {
    pictures: pictures.map(({ number, text }) => ({
      number,
      who: ['田中', '山本'].filter((person) => text.includes(person)),
      shows: `A quiet moment, seen from near: ${text}`,
      alt: altOf(text),
    })),
  }
  return reply
}

/** The words for somebody who cannot see it. */
export const altOf = (text: string) => `Somebody at the small station, number ${text.length}.`

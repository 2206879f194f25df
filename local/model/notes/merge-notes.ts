import { z } from 'zod'
import { clip, oneLine } from '../../../supabase/functions/_shared/text/clip.ts'
import { splitSentences } from '../../../supabase/functions/_shared/text/sentences.ts'

const MaterialSchema = z.looseObject({
  transcript: z.string(),
  parts: z.array(z.looseObject({ title: z.string(), summary: z.string() })),
  notes: z.array(z.looseObject({ id: z.string(), text: z.string() })),
})

const SENTENCES = 5
const TAKEAWAYS = 6

/** The notes under the transcript's own name, summed up by sentences of its parts. What says the same it cannot tell. */
export function mergeNotes(material: unknown) {
  const { transcript, parts, notes } = MaterialSchema.parse(material)
  const firsts = parts.flatMap(({ summary }) => splitSentences(summary).slice(0, 1))
  const takeaways = notes.map(({ id }) => id).filter((id) => id.startsWith('t'))
  return {
    title: clip(oneLine(transcript), 150) || 'Lecture notes',
    summary: spread(firsts, SENTENCES).join(' '),
    takeaways: spread(takeaways, TAKEAWAYS),
    same: [],
  }
}

/** So many of them, from all over the list. */
export function spread<Item>(items: Item[], number: number): Item[] {
  if (items.length <= number) return items
  return Array.from(
    { length: number },
    (_, index) => items[Math.floor((index * items.length) / number)],
  ).filter((item) => item !== undefined)
}

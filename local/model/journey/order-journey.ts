import { z } from 'zod'
import { clip, oneLine } from '../../../supabase/functions/_shared/text/clip.ts'
import { placeOf } from './cues-for.ts'

const MaterialSchema = z.looseObject({
  transcripts: z.array(z.string()),
  parts: z.array(z.looseObject({ id: z.string(), title: z.string() })),
})

/** Puts the parts in the usual order under the transcripts' own names. What says the same it cannot tell. */
export function orderJourney(material: unknown) {
  const { transcripts, parts } = MaterialSchema.parse(material)
  const ordered = parts
    .map((part) => ({ part, place: placeOf(part.title) }))
    .sort((a, b) => a.place - b.place)
  return {
    title: clip(nameOf(transcripts), 120) || 'Journey',
    stages: ordered.map(({ part }) => ({ title: part.title, parts: [part.id] })),
    same: [],
  }
}

const NAMED = 2

/** Each name once: two that were both called "Pasted" make "Pasted (2 transcripts)", and of many the first are named. */
function nameOf(transcripts: string[]): string {
  const names = [...new Set(transcripts.map(oneLine))].filter((name) => name !== '')
  const shown = names.slice(0, NAMED).join(', ')
  if (names.length > NAMED) return `${shown} and ${names.length - NAMED} more`
  return names.length < transcripts.length && shown !== ''
    ? `${shown} (${transcripts.length} transcripts)`
    : shown
}

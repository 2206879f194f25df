import { z } from 'zod'
import { clip, oneLine } from '../../../supabase/functions/_shared/text/clip.ts'
import { spread } from '../notes/merge-notes.ts'

const MaterialSchema = z.looseObject({
  transcript: z.string(),
  parts: z.array(z.looseObject({ purpose: z.string(), scope: z.string() })),
  notes: z.array(z.looseObject({ id: z.string() })),
})

const KEY_POINTS = 6

/** The training under the transcript's own name, for what its parts say first. What says the same it cannot tell. */
export function mergeSop(material: unknown) {
  const { transcript, parts, notes } = MaterialSchema.parse(material)
  const first = (name: 'purpose' | 'scope') => parts.map((part) => part[name]).find(Boolean) ?? ''
  return {
    title: clip(oneLine(transcript), 150) || 'Training',
    purpose: first('purpose'),
    scope: first('scope'),
    keyPoints: spread(
      notes.map(({ id }) => id).filter((id) => id.startsWith('k')),
      KEY_POINTS,
    ),
    same: [],
  }
}

import { clip } from '../../../supabase/functions/_shared/text/clip.ts'
import type { Phrases } from '../phrases/phrases.ts'
import type { Placed } from './material.ts'
import type { Notes } from './notes.ts'
import type { SlideText } from './slide-text.ts'

/** More notes than this do not all fit into a script. */
const MANY_NOTES = 5

const LONGEST = 300

/** The directions that the notes give; without any, a word to the speaker that follows from what the slide has. */
export function deliver(slide: Placed, phrases: Phrases, text: SlideText, notes: Notes): string {
  if (notes.directions.length > 0) return clip(notes.directions.join(' '), LONGEST)
  const options = phrases.delivery[occasion(slide, text, notes)]
  return options[slide.number % options.length] ?? options[0] ?? '…'
}

function occasion(
  { number, total, title }: Placed,
  text: SlideText,
  { speech }: Notes,
): keyof Phrases['delivery'] {
  if (number === 1) return 'opening'
  if (number === total) return 'closing'
  if (/[?？]$/.test(title)) return 'question'
  if (speech.length > MANY_NOTES) return 'longNotes'
  if (text.hasCode) return 'code'
  if (text.hasPicture) return 'picture'
  if (text.units.some((unit) => unit.type === 'points' && unit.points.length > 1)) return 'points'
  return text.units.length === 0 && speech.length === 0 ? 'section' : 'plain'
}

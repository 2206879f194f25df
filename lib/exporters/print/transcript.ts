import type { Transcript } from '../../../supabase/functions/_shared/documents/transcript.ts'
import { transcriptToText } from '../transcript-text.ts'
import { oneLine, type Printable, paragraphs } from './printable.ts'

/** A transcript on paper: a paragraph for each turn. */
export function printTranscript(title: string, { lines }: Transcript): Printable {
  return {
    title: oneLine(title) || 'Transcript',
    blocks: paragraphs('paragraph', transcriptToText(lines)),
  }
}

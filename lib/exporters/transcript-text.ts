import type { TranscriptLine } from '../../supabase/functions/_shared/documents/transcript.ts'
import { clock } from './talk-track-markdown.ts'

/** A transcript as plain text: a paragraph for each turn, who speaks at its head, and each line with its time. */
export function transcriptToText(lines: readonly TranscriptLine[]): string {
  const paragraphs: string[][] = []
  let speaker: string | null = null
  for (const line of lines) {
    const time = line.start === null ? '' : `[${clock(line.start)}] `
    const open = paragraphs.at(-1)
    if (open && line.speaker !== null && line.speaker === speaker) open.push(`${time}${line.text}`)
    else paragraphs.push([`${time}${line.speaker === null ? '' : `${line.speaker}: `}${line.text}`])
    speaker = line.speaker
  }
  return `${paragraphs.map((paragraph) => paragraph.join('\n')).join('\n\n')}\n`
}

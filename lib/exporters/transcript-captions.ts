import type { TranscriptLine } from '../../supabase/functions/_shared/documents/transcript.ts'
import { spokenSeconds } from '../../supabase/functions/_shared/text/spoken-length.ts'

/** How long a cue without an end is shown, where no next cue ends it before. */
const WORDS_PER_MINUTE = 140

interface Cue {
  start: number
  end: number | null
  lines: TranscriptLine[]
}

/** A transcript as WebVTT, with its speakers as voice tags. '' when no line has a time. */
export function transcriptToVtt(lines: readonly TranscriptLine[]): string {
  const cues = cuesOf(lines).map(({ start, end, lines: said }) => {
    const text = said.map((line) =>
      line.speaker ? `<v ${escapeText(line.speaker)}>${escapeText(line.text)}</v>` : escapeText(line.text),
    )
    return `${stamp(start, '.')} --> ${stamp(end, '.')}\n${text.join('\n')}\n`
  })
  return cues.length === 0 ? '' : `WEBVTT\n\n${cues.join('\n')}`
}

/** A transcript as SubRip, with its speakers before a colon. '' when no line has a time. */
export function transcriptToSrt(lines: readonly TranscriptLine[]): string {
  const cues = cuesOf(lines).map(({ start, end, lines: said }, index) => {
    const text = said.map((line) => (line.speaker ? `${line.speaker}: ${line.text}` : line.text))
    return `${index + 1}\n${stamp(start, ',')} --> ${stamp(end, ',')}\n${text.join('\n')}\n`
  })
  return cues.join('\n')
}

// Captions have nothing without a time: a line without one is shown with the line before. What stands before the first
// time is shown with that one.
function cuesOf(lines: readonly TranscriptLine[]): { start: number; end: number; lines: TranscriptLine[] }[] {
  const cues: Cue[] = []
  const early: TranscriptLine[] = []
  for (const line of lines) {
    const open = cues.at(-1)
    if (line.start !== null) cues.push({ start: line.start, end: line.end, lines: [line] })
    else if (open) {
      open.lines.push(line)
      open.end = line.end ?? open.end
    } else early.push(line)
  }
  cues[0]?.lines.unshift(...early)
  return cues.map((cue, index) => ({ ...cue, end: cue.end ?? endOf(cue, cues[index + 1]) }))
}

function endOf({ start, lines }: Cue, next: Cue | undefined): number {
  const spoken =
    start + lines.reduce((sum, { text }) => sum + Math.max(1, spokenSeconds(text, WORDS_PER_MINUTE)), 0)
  return next && next.start > start ? Math.min(next.start, spoken) : spoken
}

function stamp(seconds: number, point: '.' | ','): string {
  const milliseconds = Math.round(seconds * 1000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const rest = String(milliseconds % 1000).padStart(3, '0')
  return `${two(milliseconds / 3_600_000)}:${two((milliseconds / 60_000) % 60)}:${two((milliseconds / 1000) % 60)}${point}${rest}`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

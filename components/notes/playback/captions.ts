import type { TranscriptLine } from '@shared/documents/transcript.ts'

/** A line that does not say when it ends stays no longer than this, in seconds. */
const LONGEST = 10

/** The transcript as captions for a video player: WebVTT, of the lines that have times. */
export function captionsOf(lines: readonly TranscriptLine[]): string {
  const cues = lines.flatMap(({ start, end, speaker, text }, index) => {
    if (start === null) return []
    const next = lines.slice(index + 1).find((line) => line.start !== null && line.start > start)?.start
    const until =
      end !== null && end > start ? end : Math.min(next ?? Number.POSITIVE_INFINITY, start + LONGEST)
    // An arrow or an empty line would end the cue; tags would be read as marks.
    const words = `${speaker ? `${speaker}: ` : ''}${text}`.replace(/\s+/g, ' ').replace(/&/g, '&amp;')
    return [`${time(start)} --> ${time(until)}\n${words.replace(/</g, '&lt;').replace(/>/g, '&gt;')}`]
  })
  return `WEBVTT\n\n${cues.join('\n\n')}\n`
}

function time(seconds: number): string {
  const ms = Math.round(seconds * 1000)
  const pad = (value: number, width = 2) => String(value).padStart(width, '0')
  const [hours, minutes] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60]
  return `${pad(hours)}:${pad(minutes)}:${pad(Math.floor(ms / 1000) % 60)}.${pad(ms % 1000, 3)}`
}

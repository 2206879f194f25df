import type { Narration } from '@shared/documents/narration.ts'

/** A sentence with when it is heard, in seconds from the start; without the pause after it. */
export interface TimedLine {
  start: number
  end: number
  text: string
  /** Nobody is named: the whole is one voice. */
  speaker: null
}

export interface TimedPart {
  id: string
  title: string
  start: number
  seconds: number
  lines: TimedLine[]
}

/** When everything in a narration is heard; exact to the sample, as its sound is joined. */
export function timeline({ rate, parts }: Pick<Narration, 'rate' | 'parts'>): TimedPart[] {
  let at = 0
  return parts.map(({ id, title, lines }) => {
    const start = at
    const timed = lines.map(({ text, samples, pause }) => {
      const line = { start: at / rate, end: (at + samples) / rate, text, speaker: null }
      at += samples + pause
      return line
    })
    return { id, title, start: start / rate, seconds: (at - start) / rate, lines: timed }
  })
}

/** How long a narration is heard, in seconds. */
export function narrationSeconds(narration: Pick<Narration, 'rate' | 'parts'>): number {
  return timeline(narration).reduce((sum, { seconds }) => sum + seconds, 0)
}

import type { StorySegment } from '@shared/documents/story.ts'
import { sentenceRanges } from '@shared/stories/layout.ts'
import type { SoundLine } from './sound-lines'

/** A line that is heard while its sentence is read: `sentence` is what `data-sentence` names it by on the page. */
export interface ReadAlongLine extends SoundLine {
  sentence: string
}

/** The lines of a narration that stand in a story as it is now, each with its sentence. */
export function readAlong(
  segments: Pick<StorySegment, 'id' | 'text'>[],
  lines: readonly SoundLine[],
): ReadAlongLine[] {
  return segments.flatMap(({ id, text }) => {
    const mine = lines.filter(({ part }) => part === id)
    const places = placeLines(
      text,
      mine.map((line) => line.text),
    )
    return mine.flatMap((line, index) => {
      const place = places[index]
      return place == null ? [] : [{ ...line, sentence: `${id}:${place}` }]
    })
  })
}

/**
 * Which sentence of a text, counted from 0, each line begins in; null for one that does not stand there, after the lines
 * before it. White space does not count: what is said is on one line, what is shown need not be.
 */
export function placeLines(text: string, lines: string[]): (number | null)[] {
  const bare = (shown: string) => shown.replace(/\s+/g, '')
  const starts = sentenceRanges(text).map(({ from }) => bare(text.slice(0, from)).length)
  const searched = bare(text)
  let at = 0
  return lines.map((line) => {
    const sought = bare(line)
    const found = searched.indexOf(sought, at)
    if (sought === '' || found === -1) return null
    at = found + sought.length
    return Math.max(
      0,
      starts.findLastIndex((start) => start <= found),
    )
  })
}

import type { DraftLine } from './draft.ts'
import type { TranscriptWarnings } from './warnings.ts'

const LONG_SECONDS = 600
const MAX_SECONDS = 1_000_000
/** Cues that touch overlap by a few hundredths in many a file. */
const TOUCH_SECONDS = 0.05

/** Names the lines whose times cannot be, and takes away what cannot be stored. The order of the file stays. */
export function checkTimes(lines: readonly DraftLine[], warnings: TranscriptWarnings): DraftLine[] {
  let before: DraftLine | null = null
  return lines.map((line) => {
    const checked = checkLine(line, warnings)
    // Two voices of one cue share its times.
    if (before && before.at !== line.at) compare(before, checked, warnings)
    if (checked.start !== null) before = checked
    return checked
  })
}

function checkLine(line: DraftLine, warnings: TranscriptWarnings): DraftLine {
  const { start, end, at } = line
  if ((start ?? 0) > MAX_SECONDS || (end ?? 0) > MAX_SECONDS) {
    warnings.at('bad_time', at)
    return { ...line, start: null, end: null }
  }
  if (start !== null && end !== null && end < start) {
    warnings.at('ends_early', at)
    return { ...line, end: null }
  }
  if (start !== null && end !== null && end - start > LONG_SECONDS) warnings.at('long_cue', at)
  return line
}

function compare(before: DraftLine, line: DraftLine, warnings: TranscriptWarnings): void {
  if (line.start === null || before.start === null) return
  if (line.start < before.start) warnings.at('out_of_order', line.at)
  else if (before.end !== null && line.start < before.end - TOUCH_SECONDS) warnings.at('overlap', line.at)
}

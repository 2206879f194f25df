import { storedBytes } from '../../../supabase/functions/_shared/documents/stored-bytes.ts'
import {
  TRANSCRIPT_LIMITS,
  type Transcript,
  TranscriptSchema,
} from '../../../supabase/functions/_shared/documents/transcript.ts'
import { shorten, tidyLine } from '../clean-text.ts'
import { importError } from '../errors.ts'
import { checkTimes } from './check-times.ts'
import type { DraftLine, DraftTranscript } from './draft.ts'
import { languageOfName, readLanguage } from './language.ts'
import { splitLong } from './split-long.ts'
import { tooManyLines, tooMuchText } from './too-long.ts'
import type { TranscriptWarnings } from './warnings.ts'

const MAX_TITLE = 200
const MAX_SPEAKER = 200
/** A cue that tells of a sound and not of a word: "[Music]", "(applause)", "♪♪". */
const SOUND = /^(?:\[[^\]]*\]|\([^)]*\)|（[^）]*）|【[^】]*】|\*[^*]*\*|[♪♫🎵\s]+)$/u

/** Cleans what a reader found, applies the limits of a transcript and says what was left out. */
export function finishTranscript(
  draft: DraftTranscript,
  format: Transcript['format'],
  fileName: string,
  warnings: TranscriptWarnings,
): { title: string; transcript: Transcript } {
  const length = draft.lines.reduce((sum, line) => sum + line.text.length, 0)
  // Asked before any of it is split, which costs more than all the rest.
  if (length > TRANSCRIPT_LIMITS.maxContentBytes) throw tooMuchText(length)
  if (draft.lines.length > TRANSCRIPT_LIMITS.maxLines) throw tooManyLines(draft.lines.length)
  const cleaned = draft.lines
    .map(clean)
    .filter((line) => /[\p{L}\p{N}]/u.test(line.text) || SOUND.test(line.text))
  if (cleaned.every((line) => SOUND.test(line.text))) throw importError('transcript_no_speech')
  const lines = checkTimes(cleaned, warnings).flatMap(splitLong)
  if (lines.length > TRANSCRIPT_LIMITS.maxLines) throw tooManyLines(lines.length)
  const name = shorten(tidyLine(fileName.split(/[\\/]/).at(-1) ?? ''), 255)
  const transcript = TranscriptSchema.parse({
    language: readLanguage(draft.language) ?? languageOfName(name),
    lines: lines.map(({ start, end, speaker, text }) => ({ start, end, speaker, text })),
    format,
    ...(name ? { fileName: name } : {}),
    warnings: warnings.sentences(),
  })
  const bytes = storedBytes(transcript)
  if (bytes > TRANSCRIPT_LIMITS.maxContentBytes) throw tooMuchText(bytes)
  return { title: titleOf(draft.title, name), transcript }
}

function clean(line: DraftLine): DraftLine {
  const speaker = shorten(tidyLine(line.speaker ?? ''), MAX_SPEAKER)
  return { ...line, speaker: speaker === '' ? null : speaker, text: tidyLine(line.text) }
}

function titleOf(found: string, fileName: string): string {
  const stem = fileName
    .replace(/(\.(txt|md|markdown|srt|vtt|json|jsonl))+$/i, '')
    .replace(/\.[a-z]{2}(?:-[a-z]{2,4})?$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim()
  return shorten(tidyLine(found) || stem || 'Untitled transcript', MAX_TITLE)
}

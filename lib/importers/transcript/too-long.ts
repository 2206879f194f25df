import { kilobytes } from '../../../supabase/functions/_shared/documents/stored-bytes.ts'
import { TRANSCRIPT_LIMITS } from '../../../supabase/functions/_shared/documents/transcript.ts'
import { transcriptErrors } from '../../../supabase/functions/_shared/engine/catalogue/transcript-errors.ts'
import { ImportError } from '../errors.ts'

/** What there is too much of, and how much there may be. */
function tooLong(has: string, most: string): ImportError {
  const { action } = transcriptErrors.transcript_too_long
  return new ImportError(
    'transcript_too_long',
    `It has ${has}; a transcript may have at most ${most}. ${action}`,
  )
}

/** Of lines, cues or entries: as many as were counted, which may be `atLeast` so many. */
export function tooManyLines(count: number, atLeast = false): ImportError {
  const said = `${atLeast ? 'more than ' : ''}${count.toLocaleString('en-US')} lines`
  return tooLong(said, TRANSCRIPT_LIMITS.maxLines.toLocaleString('en-US'))
}

/** Of text with its times and speakers, in bytes as they are stored, or in characters of a file not read yet. */
export function tooMuchText(size: number): ImportError {
  return tooLong(`${kilobytes(size)} of text`, kilobytes(TRANSCRIPT_LIMITS.maxContentBytes))
}

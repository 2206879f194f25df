import { z } from 'zod'
import { kilobytes, storedBytes } from '../documents/stored-bytes.ts'
import { TRANSCRIPT_LIMITS, type Transcript } from '../documents/transcript.ts'
import { FatalError } from '../engine/errors.ts'
import type { NewDocument, ReadRecording } from '../engine/kind.ts'
import { clip } from '../text/clip.ts'
import { joinPieces, type Segment } from './join.ts'
import { type Transcribed, TranscribedSchema } from './tasks.ts'

/** Puts what was heard in all pieces together; FatalError('transcript_no_speech') when nothing was said. */
export function toTranscript(
  { id, name, pieces }: ReadRecording,
  outputs: unknown[],
  language: string | null,
): NewDocument & { content: Transcript } {
  const heard = z.array(TranscribedSchema).safeParse(outputs)
  if (!heard.success || heard.data.length !== pieces.length) {
    const message = 'The parts of this transcript do not fit together.'
    throw new FatalError('result_invalid', message, { cause: heard.error })
  }
  const lines = joinPieces(heard.data).flatMap(linesOf).map(withKnownSpeaker(heard.data))
  if (lines.length === 0) {
    throw new FatalError(
      'transcript_no_speech',
      'Nobody says anything in this recording that could be heard.',
    )
  }
  const content: Transcript = {
    language: mostSpoken(heard.data),
    lines,
    format: 'transcribed',
    mediaId: id,
    heardBy: { model: modelsOf(heard.data), language },
    warnings: [],
  }
  refuseTooLong(content)
  return { type: 'transcript', title: clip(name.replace(/\.\w{2,4}$/, '') || name, 200), content }
}

function refuseTooLong(content: Transcript): void {
  const { maxLines, maxContentBytes } = TRANSCRIPT_LIMITS
  const lines = (count: number) => `${count.toLocaleString('en-US')} lines`
  const bytes = storedBytes(content)
  const [has, most] =
    content.lines.length > maxLines
      ? [lines(content.lines.length), lines(maxLines)]
      : [kilobytes(bytes), kilobytes(maxContentBytes)]
  if (content.lines.length <= maxLines && bytes <= maxContentBytes) return
  const message = `What is said in this recording came to ${has} of transcript; one may have at most ${most}. What was heard is kept and shown on the page of the job.`
  throw new FatalError('transcript_too_long', message)
}

/** A line has a limit; a segment that is longer is told in several, and only its first has its start. */
function linesOf({ start, end, speaker, text }: Segment): Segment[] {
  const characters = [...text]
  const size = 2_000
  if (characters.length <= size) return [{ start, end, speaker: speaker && clip(speaker, 200), text }]
  const count = Math.ceil(characters.length / size)
  return Array.from({ length: count }, (_, n) => ({
    start: n === 0 ? start : null,
    end: n === count - 1 ? end : null,
    speaker: speaker && clip(speaker, 200),
    text: characters
      .slice(n * size, (n + 1) * size)
      .join('')
      .trim(),
  })).filter((line) => line.text !== '')
}

/** Models name voices anew in each piece: "A" of one is not "A" of the next. Names of people are names everywhere. */
function withKnownSpeaker(heard: Transcribed[]): (segment: Segment) => Segment {
  const isAlone = heard.length === 1
  return (segment) => {
    const isLabel = /^(?:[a-z]|(?:speaker|spk|voice)[\s_-]*\w{1,3}|\d{1,3})$/i.test(segment.speaker ?? '')
    return isLabel && !isAlone ? { ...segment, speaker: null } : segment
  }
}

/** One, unless the settings were changed while it was heard. Lines that were said were heard by some model. */
function modelsOf(heard: Transcribed[]): string {
  const names = new Set(heard.flatMap(({ model }) => model ?? []))
  return clip([...names].join(' + '), 200)
}

function mostSpoken(heard: Transcribed[]): string | null {
  const seconds = new Map<string, number>()
  for (const { language, segments } of heard) {
    if (language && segments.length > 0) seconds.set(language, (seconds.get(language) ?? 0) + segments.length)
  }
  return [...seconds].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

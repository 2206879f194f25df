import { z } from 'zod'
import type { Heard, HeardSegment } from './model.ts'

/** Forms of an answer, the one that tells most first. */
export const HEARD_FORMATS = ['verbose_json', 'diarized_json', 'json'] as const
export type HeardFormat = (typeof HEARD_FORMATS)[number]

const number = z.number().nullish().catch(null)
const SegmentSchema = z.object({
  start: number,
  end: number,
  text: z.string(),
  speaker: z.string().nullish().catch(null),
  no_speech_prob: number,
  avg_logprob: number,
  compression_ratio: number,
})
const AnswerSchema = z.object({
  text: z.string().nullish(),
  language: z.string().nullish().catch(null),
  segments: z.array(SegmentSchema).nullish().catch(null),
})

/** Reads any of the forms, and words alone; null when it is no transcript. */
export function readHeard(answer: unknown): Omit<Heard, 'model'> | null {
  // A server that answers with plain text, whatever it was asked for.
  if (typeof answer === 'string') return { language: null, segments: wordsAlone(answer) }
  const parsed = AnswerSchema.safeParse(answer)
  if (!parsed.success || (parsed.data.text == null && !parsed.data.segments)) return null
  const { text, language, segments } = parsed.data
  const isTimed = segments && segments.length > 0
  return {
    language: codeOf(language ?? null),
    segments: isTimed ? segments.map(readSegment) : wordsAlone(text ?? ''),
  }
}

function readSegment(segment: z.infer<typeof SegmentSchema>): HeardSegment {
  const isTime = segment.start != null && segment.end != null && segment.end >= segment.start
  return {
    start: isTime ? (segment.start ?? null) : null,
    end: isTime ? (segment.end ?? null) : null,
    speaker: segment.speaker?.trim() || null,
    text: segment.text.trim(),
    noSpeech: segment.no_speech_prob ?? null,
    logprob: segment.avg_logprob ?? null,
    compression: segment.compression_ratio ?? null,
  }
}

function wordsAlone(text: string): HeardSegment[] {
  if (text.trim() === '') return []
  const unknown = { start: null, end: null, speaker: null, noSpeech: null, logprob: null, compression: null }
  return [{ ...unknown, text: text.trim() }]
}

/** Whisper names a language in English. What is not known stays open. */
const LANGUAGES: Record<string, string> = {
  arabic: 'ar',
  chinese: 'zh',
  czech: 'cs',
  danish: 'da',
  dutch: 'nl',
  english: 'en',
  finnish: 'fi',
  french: 'fr',
  german: 'de',
  greek: 'el',
  hebrew: 'he',
  hindi: 'hi',
  hungarian: 'hu',
  indonesian: 'id',
  italian: 'it',
  japanese: 'ja',
  korean: 'ko',
  norwegian: 'no',
  persian: 'fa',
  polish: 'pl',
  portuguese: 'pt',
  romanian: 'ro',
  russian: 'ru',
  spanish: 'es',
  swedish: 'sv',
  thai: 'th',
  turkish: 'tr',
  ukrainian: 'uk',
  vietnamese: 'vi',
}

function codeOf(language: string | null): string | null {
  const name = language?.trim().toLowerCase() ?? ''
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(name) ? name : (LANGUAGES[name] ?? null)
}

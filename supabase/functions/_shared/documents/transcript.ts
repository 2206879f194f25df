import { z } from 'zod'

/**
 * Limits of a transcript, checked by the importer. How large a file may be sent is in the settings, and never more.
 * Six hours of talk in captions fit; the files of services that time each word are many times larger than what
 * is kept of them.
 */
export const TRANSCRIPT_LIMITS = {
  maxFileBytes: 20 * 1024 * 1024,
  maxLines: 20_000,
  maxLineLength: 4_000,
  maxContentBytes: 980_000,
} as const

const Seconds = z.number().min(0).max(1_000_000)

/**
 * What one person says at one go: a cue, a paragraph or a segment. Lines are cited by their number, counted from 1.
 * `null` is what the source does not say; a time is never estimated.
 */
export const TranscriptLineSchema = z.strictObject({
  /** Seconds from the start of the recording. */
  start: Seconds.nullable(),
  end: Seconds.nullable(),
  speaker: z.string().min(1).max(200).nullable(),
  text: z.string().min(1).max(TRANSCRIPT_LIMITS.maxLineLength),
})
export type TranscriptLine = z.infer<typeof TranscriptLineSchema>

/** How the file of a transcript was written; `transcribed` is what a job has heard. */
export const TRANSCRIPT_FORMATS = ['text', 'markdown', 'srt', 'vtt', 'json', 'transcribed'] as const

/** The content of a `transcript` document. */
export const TranscriptSchema = z.strictObject({
  /** BCP 47, such as `en` or `zh-Hant`. */
  language: z.string().min(2).max(35).nullable(),
  lines: z.array(TranscriptLineSchema).min(1).max(TRANSCRIPT_LIMITS.maxLines),
  format: z.enum(TRANSCRIPT_FORMATS),
  fileName: z.string().max(255).optional(),
  /** The recording that the times belong to. */
  mediaId: z.uuid().optional(),
  /** Of what was heard: by which model, and which language it was told to expect; null where none was said. */
  heardBy: z.strictObject({ model: z.string().max(200), language: z.string().max(35).nullable() }).optional(),
  /** Sentences for the user about what the importer could not read, with the lines of the file. */
  warnings: z.array(z.string().max(500)).max(50).default([]),
})
export type Transcript = z.infer<typeof TranscriptSchema>

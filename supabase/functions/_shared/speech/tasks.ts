import { z } from 'zod'

/** The input of a `transcribe` task: one piece of a recording. */
export const TranscribeTaskSchema = z.strictObject({
  mediaId: z.uuid(),
  position: z.number().int().min(0),
  pieces: z.number().int().min(1),
  start: z.number().min(0),
  seconds: z.number().positive(),
  peak: z.number().nullable(),
  /** Of its sound; null in a job that was planned before this was told. */
  bytes: z.number().int().nullable().default(null),
  /** What the user says is spoken; null lets the model find out. */
  language: z.string().nullable().default(null),
})
export type TranscribeTask = z.infer<typeof TranscribeTaskSchema>

/** What `transcribe` stores: what was heard in one piece, in seconds of the whole recording. The page shows it live. */
export const TranscribedSchema = z.strictObject({
  start: z.number(),
  seconds: z.number(),
  language: z.string().nullable(),
  /** Null: the piece was silent, so no model was asked. */
  model: z.string().nullable(),
  segments: z.array(
    z.strictObject({
      start: z.number().nullable(),
      end: z.number().nullable(),
      speaker: z.string().nullable(),
      text: z.string(),
    }),
  ),
})
export type Transcribed = z.infer<typeof TranscribedSchema>

import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { writeWav } from '../../supabase/functions/_shared/narration/wav.ts'

const SpeechBodySchema = z.strictObject({
  model: z.string(),
  input: z.string().min(1).max(4_096),
  voice: z.string(),
  speed: z.number().min(0.25).max(4),
  response_format: z.literal('wav'),
})

/** One text that was to be spoken: the body as it arrived, read strictly. */
export interface SpeechCall extends z.infer<typeof SpeechBodySchema> {
  index: number
  authorization: string | undefined
}

/** How to answer: with the bytes of a file, or with an error as JSON. */
export interface SpeechReply {
  delayMs?: number
  status?: number
  body: Uint8Array | object
}

export type SpeechScript = (call: SpeechCall) => SpeechReply

/** Reads a request of `/audio/speech`. */
export async function readSpeech(request: IncomingMessage, index: number): Promise<SpeechCall> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = SpeechBodySchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  return { ...body, index, authorization: request.headers.authorization }
}

export const SPEECH_RATE = 24_000
/** Silence that comes before and after the words, as models leave it. */
export const SPEECH_SILENCE = 0.3

/** How many samples of sound a text gets: a twentieth of a second a character. */
export const spokenSamples = (text: string) => text.length * (SPEECH_RATE / 20)

/** A text as a hum as long as it is, between silences; ends loud, so that an end that is only cut would click. */
export function hum(text: string): Uint8Array {
  const silence = SPEECH_RATE * SPEECH_SILENCE
  const samples = new Int16Array(spokenSamples(text) + 2 * silence)
  for (let index = 0; index < spokenSamples(text); index += 1) {
    samples[silence + index] = Math.round(12_000 * Math.cos((index * 2 * Math.PI * 220) / SPEECH_RATE))
  }
  return writeWav({ rate: SPEECH_RATE, samples })
}

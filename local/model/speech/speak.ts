import { z } from 'zod'
import { OFFLINE_MODEL, OFFLINE_VOICES } from '../../../supabase/functions/_shared/model/offline-name.ts'
import { phrasesFor } from '../language.ts'
import { english } from '../phrases/english.ts'
import { cannot, notHere, WireError } from '../wire-error.ts'
import type { Flite } from './flite.ts'

const SpeechRequestSchema = z.looseObject({
  model: z.string(),
  input: z.string().min(1).max(4_096),
  voice: z.enum(OFFLINE_VOICES),
  speed: z.number().min(0.25).max(4).default(1),
  response_format: z.string().default('mp3'),
})

/** Answers `/v1/audio/speech` with a WAV file. What is not English it would only spell wrongly, so it says so. */
export async function answerSpeech(body: unknown, flite: Flite): Promise<Uint8Array> {
  const parsed = SpeechRequestSchema.safeParse(body)
  if (!parsed.success) throw new WireError(400, 'invalid_request', 'This is not a request for speech.')
  const { model, input: text, voice, speed, response_format: format } = parsed.data
  if (model !== OFFLINE_MODEL) throw notHere()
  if (format !== 'wav')
    throw cannot('It speaks WAV only. Set OPENAI_API_KEY and OPENAI_SPEECH_MODEL for others.')
  if (phrasesFor(text) !== english)
    throw cannot(
      'It speaks English only. Set OPENAI_API_KEY, or OPENAI_SPEECH_BASE_URL for a voice of this language.',
    )
  return flite.say({ text, voice, speed })
}

import { FatalError } from '../../engine/errors.ts'
import type { Model, Speaker } from '../../model/model.ts'

/** Who speaks; throws the sentence that says what to set where nobody can, or has no such voice. */
export function speakerFor(model: Model, voice: string): Speaker {
  const speaker = model.speaksWith
  if (!speaker) {
    const message =
      'The offline model cannot speak; set OPENAI_API_KEY, or OPENAI_SPEECH_MODEL with OPENAI_SPEECH_BASE_URL.'
    throw new FatalError('model_offline_cannot', message)
  }
  if (!speaker.voices.includes(voice)) {
    const message = `There is no voice of the name "${voice}" here. The voices are ${speaker.voices.join(', ')}.`
    throw new FatalError('voice_unknown', message)
  }
  return speaker
}

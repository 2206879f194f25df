import { FatalError } from '../../engine/errors.ts'
import type { Model, Speaker } from '../../model/model.ts'

/** Who speaks; throws the sentence that says what to set where nobody can, or has no such voice. */
export function speakerFor(model: Model, voice: string): Speaker {
  const speaker = model.speaksWith
  if (!speaker) {
    const message = 'No model is set up: set OPENAI_API_KEY, OPENAI_BASE_URL or OPENAI_SPEECH_BASE_URL.'
    throw new FatalError('model_not_configured', message)
  }
  if (!speaker.voices.includes(voice)) {
    const message = `There is no voice of the name "${voice}" here. The voices are ${speaker.voices.join(', ')}.`
    throw new FatalError('voice_unknown', message)
  }
  return speaker
}

import { FatalError } from '../../engine/errors.ts'
import type { Artist, Model } from '../../model/model.ts'

/** Who draws; throws the sentence that says what to set where nobody does. */
export function artistFor(model: Model): Artist {
  if (model.drawsWith) return model.drawsWith
  const message =
    'The offline model cannot draw; set OPENAI_API_KEY, or OPENAI_IMAGE_MODEL with OPENAI_BASE_URL.'
  throw new FatalError('model_offline_cannot', message)
}

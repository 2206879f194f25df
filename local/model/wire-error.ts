import {
  OFFLINE_CANNOT,
  OFFLINE_MODEL,
  OFFLINE_REFUSES,
} from '../../supabase/functions/_shared/model/offline-name.ts'

/** An error in the form that OpenAI-compatible servers answer. */
export class WireError extends Error {
  override readonly name = 'WireError'
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status = status
    this.code = code
  }

  toBody() {
    const type = this.status >= 500 ? 'server_error' : 'invalid_request_error'
    return { error: { message: this.message, type, param: null, code: this.code } }
  }
}

/** What the offline model has no way of doing; the worker knows the code and tells the user what to set. */
export function cannot(sentence: string): WireError {
  return new WireError(400, OFFLINE_CANNOT, `${OFFLINE_REFUSES}${sentence}`)
}

/** Whoever asks for another model has the wrong address. */
export function notHere(): WireError {
  const message = `Only the model "${OFFLINE_MODEL}" is here. Set OPENAI_API_KEY for others.`
  return new WireError(404, 'model_not_found', message)
}

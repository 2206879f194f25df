import { OFFLINE_CANNOT, OFFLINE_REFUSES } from '../../supabase/functions/_shared/model/offline-name.ts'

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

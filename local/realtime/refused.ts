/**
 * Why a join or a new token was not accepted. A refused join names code and message in its reply, a
 * channel that is shut down names the message alone: clients tell hosted's reasons apart by these texts.
 */
export class RefusedError extends Error {
  override name = 'RefusedError'
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }

  get reason(): string {
    return `${this.code}: ${this.message}`
  }
}

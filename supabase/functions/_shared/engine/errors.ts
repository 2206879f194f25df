/**
 * What a job kind throws. Anything else that is thrown counts as retryable.
 * Codes are stable strings from `error-catalogue.ts`; decisions are made by code, never by message text.
 */
export class FatalError extends Error {
  override readonly name = 'FatalError'
  readonly code: string
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** A failure worth another attempt. `retryAfter` is in milliseconds, from a Retry-After header where there was one. */
export class RetryableError extends Error {
  override readonly name = 'RetryableError'
  readonly code: string
  readonly retryAfter: number | undefined
  constructor(code: string, message: string, options?: ErrorOptions & { retryAfter?: number }) {
    super(message, options)
    this.code = code
    this.retryAfter = options?.retryAfter
  }
}

/** What a job was started from was deleted while it ran. */
export function documentGone(): FatalError {
  return new FatalError('document_not_found', 'The document this job was started from is no longer there.')
}

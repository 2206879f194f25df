import { explain } from './error-catalogue.ts'
import { FatalError, RetryableError } from './errors.ts'
import type { Failure } from './job-store.ts'

/**
 * What is stored about an error that a handler threw. Messages of our own two classes are written for the
 * user; of anything else only the code is kept, as its message may quote a secret or what somebody wrote.
 */
export function describeFailure(error: unknown): Failure {
  if (error instanceof FatalError) {
    return { code: error.code, message: error.message, retryable: false, retryAfterMs: null }
  }
  if (error instanceof RetryableError) {
    const retryAfterMs = error.retryAfter === undefined ? null : Math.max(0, Math.round(error.retryAfter))
    return { code: error.code, message: error.message, retryable: true, retryAfterMs }
  }
  const { explanation } = explain('unexpected_error')
  return { code: 'unexpected_error', message: explanation, retryable: true, retryAfterMs: null }
}

import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  AuthenticationError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from 'openai'
import { FatalError, RetryableError } from '../engine/errors.ts'
import type { ModelConfig } from './config.ts'
import { OFFLINE_CANNOT, OFFLINE_REFUSES } from './offline-name.ts'
import { readRetryAfter } from './retry-after.ts'

/**
 * What a failed call means. The provider's own words are never passed on: they may quote the key or the
 * material. They stay in `cause`, which is not stored or logged.
 */
export function describeModelError(
  error: unknown,
  config: ModelConfig,
  timedOut: boolean,
  /** The variable that names the model. */
  variable = 'OPENAI_MODEL',
): Error {
  if (timedOut || error instanceof APIConnectionTimeoutError) {
    const seconds = Math.round(config.timeoutMs / 1_000)
    return new RetryableError('model_timeout', `The model did not answer within ${seconds} seconds.`, {
      cause: error,
    })
  }
  if (error instanceof APIConnectionError) {
    return new RetryableError('model_unreachable', 'The connection to the model broke.', { cause: error })
  }
  if (error instanceof APIError && error.status !== undefined) return describeStatus(error, config, variable)
  if (error instanceof SyntaxError || error instanceof TypeError) {
    return new RetryableError('model_unavailable', 'The model server sent something that is not a reply.', {
      cause: error,
    })
  }
  return error instanceof Error ? error : new Error('The model call failed.', { cause: error })
}

function describeStatus(error: APIError, config: ModelConfig, variable: string): Error {
  const options = { cause: error }
  const named = `${variable} ("${config.model}")`
  if (error.code === OFFLINE_CANNOT) {
    return new FatalError('model_offline_cannot', offlineSentence(error, config), options)
  }
  if (error instanceof AuthenticationError) {
    return new FatalError(
      'model_key_rejected',
      'The model server rejected the key in OPENAI_API_KEY.',
      options,
    )
  }
  if (error instanceof PermissionDeniedError) {
    return new FatalError('model_forbidden', `The key in OPENAI_API_KEY may not use ${named}.`, options)
  }
  if (error instanceof NotFoundError) {
    const message = `The server at OPENAI_BASE_URL has no model of the name in ${named}.`
    return new FatalError('model_not_found', message, options)
  }
  if (error instanceof RateLimitError) return describeLimit(error)
  if (isTooLong(error)) {
    const message = `This part of the material is longer than ${named} can read at once.`
    return new FatalError('model_context_too_long', message, options)
  }
  const status = error.status ?? 0
  if (status === 408 || status === 409 || status >= 500) {
    const retryAfter = readRetryAfter(error.headers)
    const message = `The model server is in trouble (it answered ${status}).`
    return new RetryableError('model_unavailable', message, { ...options, retryAfter })
  }
  return new FatalError(
    'model_request_rejected',
    `The model server refused the request (${status}).`,
    options,
  )
}

/** The offline model's own words are ours; of a server that only calls itself so, none are passed on. */
function offlineSentence({ error }: APIError, { offline }: ModelConfig): string {
  const said = (error as { message?: unknown } | undefined)?.message
  return offline && typeof said === 'string' && said.startsWith(OFFLINE_REFUSES)
    ? said.slice(0, 400)
    : 'The offline model cannot do this; set OPENAI_API_KEY.'
}

function describeLimit(error: RateLimitError): Error {
  if (error.code === 'insufficient_quota' || error.type === 'insufficient_quota') {
    const message = 'The account behind OPENAI_API_KEY has no credit left.'
    return new FatalError('model_quota_exceeded', message, { cause: error })
  }
  const retryAfter = readRetryAfter(error.headers)
  return new RetryableError('model_rate_limited', 'The model takes no more requests for the moment.', {
    cause: error,
    retryAfter,
  })
}

const TOO_LONG = /context.?length|context window|maximum context|too many tokens|prompt is too long/i

function isTooLong(error: APIError): boolean {
  const status = error.status ?? 0
  if (status === 413 || error.code === 'context_length_exceeded') return true
  // Servers other than OpenAI have no code for it.
  return (status === 400 || status === 422) && TOO_LONG.test(error.message)
}

const FORMAT_WORDS = /response_format|json_schema|json_object|structured output|guided/i

/** Whether a server refused the way it was asked for JSON, so that the next simpler way is worth a try. */
export function refusesFormat(error: unknown): boolean {
  if (!(error instanceof APIError) || ![400, 404, 415, 422, 501].includes(error.status ?? 0)) return false
  return error.param?.startsWith('response_format') === true || FORMAT_WORDS.test(error.message)
}

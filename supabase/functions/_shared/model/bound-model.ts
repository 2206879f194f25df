import OpenAI from 'openai'
import type { z } from 'zod'
import { FatalError, RetryableError } from '../engine/errors.ts'
import { artistOf, type ModelConfig, speakerOf } from './config.ts'
import { draw } from './draw.ts'
import { strictJsonSchema } from './json-schema.ts'
import { type Judged, judgeReply, type ReplyFault } from './judge-reply.ts'
import { askAgain, firstMessages, type Messages, REPLY_FORMATS, type ReplyFormat } from './messages.ts'
import type { Model, StructuredRequest, Usage } from './model.ts'
import { describeModelError, refusesFormat } from './model-errors.ts'
import { withReplyLimit } from './reply-limit.ts'
import { speak } from './speak.ts'
import { transcribe } from './transcribe.ts'
import { UsageMeter } from './usage.ts'

/** A model bound to one attempt: aborted with it, its calls metered. */
export interface BoundModel {
  model: Model
  usage(): Usage | null
}

/** Asked for at most this often again after a reply that cannot be used. */
const MAX_ASKED_AGAIN = 2

/** Which way of asking for JSON a server takes, by base URL and model; learnt once an isolate. */
const knownFormats = new Map<string, ReplyFormat>()

/** Makes the models of one worker. The client is shared, so connections are too. */
export function createModelBinder(config: ModelConfig, fetcher?: typeof fetch) {
  const clientOf = ({ apiKey, baseUrl }: Pick<ModelConfig, 'apiKey' | 'baseUrl'>) =>
    new OpenAI({
      apiKey: apiKey ?? 'not-set',
      baseURL: baseUrl,
      // The engine retries, with its own counters and backoff; a second layer would multiply the attempts.
      maxRetries: 0,
      timeout: config.timeoutMs + 5_000,
      organization: null,
      project: null,
      logLevel: 'off',
      fetch: withReplyLimit(fetcher ?? fetch),
    })
  const client = clientOf(config)
  const speaking = clientOf(config.speech)
  return (signal: AbortSignal, beforeCall: () => Promise<void> = async () => undefined): BoundModel => {
    const meter = new UsageMeter(config.prices)
    const caller = new Caller(client, config, meter, signal, beforeCall)
    const call = { client, config, meter, signal, beforeCall }
    const model: Model = {
      name: config.model,
      offline: config.offline,
      hearsWith: config.transcriptionModel,
      speaksWith: speakerOf(config),
      drawsWith: artistOf(config),
      structured: (request) => structured(caller, request),
      transcribe: (request) => transcribe(call, request),
      speak: (request) => speak({ ...call, client: speaking }, request),
      draw: (request) => draw(call, request),
    }
    return { model, usage: () => meter.total }
  }
}

async function structured<Schema extends z.ZodType>(
  caller: Caller,
  request: StructuredRequest<Schema>,
): Promise<z.infer<Schema>> {
  const asked: Messages = []
  for (let again = 0; ; again += 1) {
    const choice = await caller.call(request, asked)
    const judged: Judged<z.infer<Schema>> = judgeReply(choice, request.schema, request.check)
    if (judged.ok) return judged.value
    if (again === MAX_ASKED_AGAIN) throw unusable(judged.fault)
    // Only the newest bad reply is quoted: three of them would not fit beside the material.
    asked.splice(0, asked.length, ...askAgain(judged.text, judged.problems))
  }
}

const FAULTS: Record<ReplyFault, { message: string; fatal: boolean }> = {
  model_reply_cut_off: { message: "The model's reply was cut off, three times in a row.", fatal: false },
  model_reply_not_json: { message: 'The model did not reply in the form it was asked for.', fatal: false },
  model_reply_wrong_shape: {
    message: "The model's reply had parts missing or of the wrong type.",
    fatal: false,
  },
  model_reply_broke_rules: { message: "The model's reply broke the rules for this text.", fatal: false },
  model_reply_empty: { message: 'The model replied with nothing.', fatal: false },
  model_refused: { message: 'The model refused to write about this material.', fatal: true },
  model_content_filtered: { message: "The model server's content filter withheld the reply.", fatal: true },
}

function unusable(fault: ReplyFault): Error {
  const { message, fatal } = FAULTS[fault]
  return fatal ? new FatalError(fault, message) : new RetryableError(fault, message)
}

class Caller {
  readonly #client: OpenAI
  readonly #config: ModelConfig
  readonly #meter: UsageMeter
  readonly #signal: AbortSignal
  readonly #beforeCall: () => Promise<void>

  constructor(
    client: OpenAI,
    config: ModelConfig,
    meter: UsageMeter,
    signal: AbortSignal,
    beforeCall: () => Promise<void>,
  ) {
    this.#client = client
    this.#config = config
    this.#meter = meter
    this.#signal = signal
    this.#beforeCall = beforeCall
  }

  /** One reply, by the best way of asking for JSON that this server takes. */
  async call<Schema extends z.ZodType>(request: StructuredRequest<Schema>, asked: Messages) {
    if (this.#config.apiKey === null) {
      throw new FatalError(
        'model_not_configured',
        'No model is set up: set OPENAI_API_KEY or OPENAI_BASE_URL.',
      )
    }
    const server = `${this.#config.baseUrl} ${this.#config.model}`
    const known = knownFormats.get(server) ?? 'json_schema'
    for (const format of REPLY_FORMATS.slice(REPLY_FORMATS.indexOf(known))) {
      const reply = await this.#once(request, asked, format)
      if (reply === 'refuses_format') continue
      knownFormats.set(server, format)
      return reply.choices?.[0]
    }
    throw new FatalError('model_request_rejected', 'The model server takes no request for JSON in any form.')
  }

  async #once<Schema extends z.ZodType>(
    request: StructuredRequest<Schema>,
    asked: Messages,
    format: ReplyFormat,
  ) {
    await this.#beforeCall()
    this.#signal.throwIfAborted()
    const startedAt = performance.now()
    const timeout = AbortSignal.timeout(this.#config.timeoutMs)
    try {
      const reply = await this.#client.chat.completions.create(this.#body(request, asked, format), {
        signal: AbortSignal.any([this.#signal, timeout]),
      })
      this.#meter.add({
        model: this.#config.model,
        inputTokens: reply.usage?.prompt_tokens ?? 0,
        outputTokens: reply.usage?.completion_tokens ?? 0,
        milliseconds: performance.now() - startedAt,
      })
      return reply
    } catch (error) {
      if (this.#signal.aborted) throw this.#signal.reason
      if (format !== 'text' && refusesFormat(error)) return 'refuses_format' as const
      throw describeModelError(error, this.#config, timeout.aborted)
    }
  }

  #body<Schema extends z.ZodType>(request: StructuredRequest<Schema>, asked: Messages, format: ReplyFormat) {
    const schema = strictJsonSchema(request.schema)
    const messages = [...firstMessages({ ...request, schema }, format), ...asked]
    const body: OpenAI.ChatCompletionCreateParamsNonStreaming = { model: this.#config.model, messages }
    if (format === 'json_schema') {
      body.response_format = { type: format, json_schema: { name: request.name, strict: true, schema } }
    } else if (format === 'json_object') {
      body.response_format = { type: format }
    }
    if (request.maxOutputTokens !== undefined) {
      // OpenAI's newer models take only the new name, most other servers only the old one.
      const isOpenAi = new URL(this.#config.baseUrl).hostname.endsWith('openai.com')
      body[isOpenAi ? 'max_completion_tokens' : 'max_tokens'] = request.maxOutputTokens
    }
    return body
  }
}

import type { ModelCall } from './scripted-model-call.ts'

type Fault =
  | 'ok'
  | 'cut_off'
  | 'not_json'
  | 'wrong_shape'
  | 'missing_slide'
  | 'doubled'
  | 'out_of_order'
  | 'extra_slide'
  | 'too_long'
  | 'too_short'
  | 'empty'
  | 'refusal'
  | 'content_filter'
  | 'hang'
  | 'drop'

/** How to answer a call. `delayMs` comes before the answer; `hang` never answers, `drop` closes the connection. */
export type ScriptedReply = { delayMs?: number } & (
  | { type: Fault }
  /** Exactly this content, whatever was asked. */
  | { type: 'content'; content: string }
  | { type: 'rate_limited'; retryAfter?: string; code?: string }
  | { type: 'error'; status: number; code?: string; param?: string; message?: string; retryAfter?: string }
)

interface Script {
  slide: number
  script: string
  deliveryNotes: string
}

/** Right scripts for the slides of a request: two sentences each, recognisable by the slide's number. */
export function scripts(slides: number[]): Script[] {
  return slides.map((slide) => ({
    slide,
    script: `Here is what we say on slide ${slide}. It leads us on to what comes next.`,
    deliveryNotes: `Pause after slide ${slide}.`,
  }))
}

interface Answer {
  status: number
  headers?: Record<string, string>
  body: unknown
}

/** The HTTP answer for a scripted reply. */
export function completion(call: ModelCall, reply: ScriptedReply): Answer {
  switch (reply.type) {
    case 'rate_limited': {
      const headers = retryHeader(reply.retryAfter)
      const code = reply.code ?? 'rate_limit_exceeded'
      return {
        status: 429,
        headers,
        body: { error: { message: 'Slow down.', type: code, code, param: null } },
      }
    }
    case 'error': {
      const { status, code = null, param = null, message = 'It went wrong.', retryAfter } = reply
      const headers = retryHeader(retryAfter)
      return { status, headers, body: { error: { message, type: 'error', code, param } } }
    }
    case 'content':
      return choice(call, reply.content)
    case 'refusal':
      return choice(call, null, 'stop', 'I cannot help with that.')
    case 'content_filter':
      return choice(call, '', 'content_filter')
    case 'empty':
      return choice(call, '')
    case 'not_json':
      return choice(call, 'Certainly! Here are your scripts.')
    case 'wrong_shape':
      return choice(call, JSON.stringify({ scripts: [{ slide: 'one', script: 5 }] }))
    case 'cut_off':
      return choice(call, wrap(scripts(call.slides)).slice(0, 60), 'length')
    default:
      return choice(call, wrap(changed(scripts(call.slides), reply.type)))
  }
}

function retryHeader(retryAfter: string | undefined): Record<string, string> {
  return retryAfter === undefined ? {} : { 'retry-after': retryAfter }
}

function changed(right: Script[], type: Fault): Script[] {
  const [first, ...rest] = right
  if (!first) return right
  switch (type) {
    case 'missing_slide':
      return rest
    case 'doubled':
      return [first, ...right]
    case 'out_of_order':
      return [...rest, first]
    case 'extra_slide':
      return [...right, { ...first, slide: 9_999 }]
    case 'too_long':
      return [{ ...first, script: Array.from({ length: 9 }, () => first.script).join(' ') }, ...rest]
    case 'too_short':
      return [{ ...first, script: 'One sentence only.' }, ...rest]
    default:
      return right
  }
}

function wrap(all: Script[]): string {
  return JSON.stringify({ scripts: all })
}

function choice(
  call: ModelCall,
  content: string | null,
  finish = 'stop',
  refusal: string | null = null,
): Answer {
  const message = { role: 'assistant', content, refusal }
  return {
    status: 200,
    body: {
      id: `chatcmpl-${call.index}`,
      object: 'chat.completion',
      created: 0,
      model: call.model,
      choices: [{ index: 0, message, finish_reason: finish, logprobs: null }],
      usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
    },
  }
}

import type OpenAI from 'openai'
import type { z } from 'zod'

/** What can be wrong with a reply, by name. Each is a code of the error catalogue. */
export type ReplyFault =
  | 'model_reply_cut_off'
  | 'model_reply_not_json'
  | 'model_reply_wrong_shape'
  | 'model_reply_broke_rules'
  | 'model_reply_empty'
  | 'model_refused'
  | 'model_content_filtered'

export type Judged<Value> =
  | { ok: true; value: Value }
  | { ok: false; fault: ReplyFault; problems: string[]; text: string }

/** Says whether a reply can be used, and if not, what is wrong in words that the model can act on. */
export function judgeReply<Schema extends z.ZodType>(
  choice: OpenAI.ChatCompletion.Choice | undefined,
  schema: Schema,
  check: ((reply: z.infer<Schema>) => string[]) | undefined,
): Judged<z.infer<Schema>> {
  const text = choice?.message?.content ?? ''
  const bad = (fault: ReplyFault, ...problems: string[]) => ({ ok: false as const, fault, problems, text })

  if (choice?.message?.refusal) {
    return bad(
      'model_refused',
      'It refused. The material is ordinary text of a user; do with it what was asked.',
    )
  }
  if (choice?.finish_reason === 'content_filter') {
    return bad('model_content_filtered', 'It was withheld by a content filter. Word it more neutrally.')
  }
  if (choice?.finish_reason === 'length') {
    return bad('model_reply_cut_off', 'It was cut off before its end. Keep every text shorter.')
  }
  if (text.trim() === '') return bad('model_reply_empty', 'It was empty.')

  const json = readJson(text)
  if (json === undefined) return bad('model_reply_not_json', 'It is not one valid JSON object.')
  const parsed = schema.safeParse(json)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'the object'}: ${message}`,
    )
    return bad('model_reply_wrong_shape', ...problems)
  }
  const broken = check?.(parsed.data) ?? []
  return broken.length > 0 ? bad('model_reply_broke_rules', ...broken) : { ok: true, value: parsed.data }
}

/** Servers without structured outputs wrap JSON in a code fence or in a sentence; both are read. */
function readJson(text: string): unknown {
  const candidates = [text, /```(?:json)?\s*([\s\S]*?)```/.exec(text)?.[1], betweenBraces(text)]
  for (const candidate of candidates) {
    const value = candidate === undefined ? undefined : parse(candidate)
    if (typeof value === 'object' && value !== null) return value
  }
  return undefined
}

function betweenBraces(text: string): string | undefined {
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')]
  return from >= 0 && to > from ? text.slice(from, to + 1) : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { OFFLINE_MODEL } from '../../supabase/functions/_shared/model/offline-name.ts'
import { evaluateCheckpoint } from './checkpoint/evaluate.ts'
import { writeOutline } from './deck/write-outline.ts'
import { writeSlides } from './deck/write-slides.ts'
import { findJourney } from './journey/find-journey.ts'
import { orderJourney } from './journey/order-journey.ts'
import { mergeNotes } from './notes/merge-notes.ts'
import { takeNotes } from './notes/take-notes.ts'
import { describePictures, writeSheet } from './pictures/describe.ts'
import { mergeSop } from './sop/merge-sop.ts'
import { writeSopPart } from './sop/write-part.ts'
import { writeTalkTrack } from './talk-track/write-talk-track.ts'
import { cannot, notHere, WireError } from './wire-error.ts'

const ChatRequestSchema = z.looseObject({
  model: z.string(),
  stream: z.boolean().nullish(),
  messages: z
    .array(
      z.looseObject({
        role: z.string(),
        content: z
          .union([z.string(), z.array(z.looseObject({ type: z.string(), text: z.string().optional() }))])
          .nullish(),
      }),
    )
    .min(1),
  response_format: z
    .looseObject({ type: z.string(), json_schema: z.looseObject({ name: z.string() }).optional() })
    .nullish(),
})
type ChatRequest = z.infer<typeof ChatRequestSchema>

/** What it can write, by the name of the reply's JSON schema. Each takes the material and returns the reply. */
const WRITERS: Record<string, (material: unknown) => unknown> = {
  character_sheet: writeSheet,
  checkpoint_evaluation: evaluateCheckpoint,
  journey_order: orderJourney,
  journey_parts: findJourney,
  deck_outline: writeOutline,
  deck_slides: writeSlides,
  lecture_notes_merge: mergeNotes,
  lecture_notes_part: takeNotes,
  picture_descriptions: describePictures,
  sop_merge: mergeSop,
  sop_part: writeSopPart,
  talk_track_scripts: writeTalkTrack,
}

/** What it is told to write and cannot, said in words of its own: it drafts from what is there, and nothing is. */
const CANNOT: Record<string, string> = {
  story_plan: 'It cannot make up a story. Set OPENAI_API_KEY.',
}

const ABOUT =
  "I am Offstage's offline model. I draft from the words I am given and know nothing else. Set OPENAI_API_KEY to use a real model."

/** Answers a chat completion. */
export function answerChat(body: unknown): unknown {
  const parsed = ChatRequestSchema.safeParse(body)
  if (!parsed.success) throw new WireError(400, 'invalid_request', 'This is not a chat completion request.')
  const request = parsed.data
  if (request.model !== OFFLINE_MODEL) throw notHere()
  if (request.stream) throw cannot('It does not stream.')
  const pictures = request.messages.some(({ content }) => Array.isArray(content) && content.some(isPicture))
  if (pictures) throw cannot('It cannot see. Set OPENAI_API_KEY and a vision model in OPENAI_MODEL.')
  const content = wantsJson(request) ? JSON.stringify(writeJson(request)) : ABOUT
  return completion(content, request)
}

function wantsJson({ response_format: format }: ChatRequest): boolean {
  return format?.type === 'json_schema' || format?.type === 'json_object'
}

function writeJson(request: ChatRequest): unknown {
  const name = schemaName(request)
  const writer = name !== undefined && Object.hasOwn(WRITERS, name) ? WRITERS[name] : undefined
  if (name !== undefined && Object.hasOwn(CANNOT, name)) throw cannot(CANNOT[name] ?? '')
  if (!writer) throw cannot(`It cannot write "${name ?? 'JSON of an unnamed schema'}". Set OPENAI_API_KEY.`)
  const material = /<material>\n([\s\S]*)\n<\/material>/.exec(textOf(request, 'user'))?.[1]
  if (material === undefined)
    throw new WireError(400, 'no_material', 'The request holds no material to draft from.')
  try {
    return writer(JSON.parse(material))
  } catch (cause) {
    if (cause instanceof WireError) throw cause
    throw new WireError(400, 'wrong_material', `The material is not what "${name}" is drafted from.`, {
      cause,
    })
  }
}

/** By the wire where there is a schema on it; in JSON mode the instructions name it. */
function schemaName(request: ChatRequest): string | undefined {
  const named = request.response_format?.json_schema?.name
  return named ?? /JSON schema named "([a-z_]+)"/.exec(textOf(request, 'system'))?.[1]
}

function textOf({ messages }: ChatRequest, role: string): string {
  return messages
    .filter((message) => message.role === role)
    .map(({ content }) =>
      typeof content === 'string' ? content : (content ?? []).map(({ text }) => text ?? '').join('\n'),
    )
    .join('\n')
}

function isPicture({ type }: { type: string }): boolean {
  return type !== 'text'
}

function completion(content: string, request: ChatRequest): unknown {
  const promptTokens = tokensIn(JSON.stringify(request.messages))
  const completionTokens = tokensIn(content)
  return {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1_000),
    model: OFFLINE_MODEL,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  }
}

/** Near enough for a usage line: a token is about four characters. */
function tokensIn(text: string): number {
  return Math.ceil(text.length / 4)
}

import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

const PartSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('image_url'),
    image_url: z.object({
      url: z.string().regex(/^data:image\/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+=*$/),
    }),
  }),
])

const BodySchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.union([z.string(), z.array(PartSchema)]) })),
  response_format: z
    .looseObject({ type: z.string(), json_schema: z.looseObject({ name: z.string() }).optional() })
    .optional(),
})

const MaterialSchema = z.looseObject({ slides: z.array(z.looseObject({ number: z.number() })) })

/** One chat completion that was asked for. */
export interface ModelCall {
  index: number
  model: string
  authorization: string | undefined
  messages: { role: string; content: string }[]
  /** `json_schema`, `json_object`, or `text` when no format was asked for. */
  format: string
  body: z.infer<typeof BodySchema>
  /** The pictures that arrived with it, as they were before the wire. */
  images: { type: string; bytes: Buffer }[]
  /** The numbers of the slides that scripts were asked for. */
  slides: number[]
  startedAt: number
  endedAt: number | null
  /** `broken`: the caller went away, or the script said to drop the connection. */
  outcome: 'open' | 'answered' | 'broken'
}

/** Reads a request of the OpenAI wire protocol, strictly enough to notice when the client sends nonsense. */
export async function readCall(request: IncomingMessage, index: number): Promise<ModelCall> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = BodySchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  const messages = body.messages.map(({ role, content }) => ({ role, content: textOf(content) }))
  return {
    index,
    model: body.model,
    authorization: request.headers.authorization,
    messages,
    format: body.response_format?.type ?? 'text',
    body,
    images: body.messages.flatMap(({ content }) => imagesOf(content)),
    slides: slidesOf(messages),
    startedAt: Date.now(),
    endedAt: null,
    outcome: 'open',
  }
}

type Content = z.infer<typeof BodySchema>['messages'][number]['content']

function textOf(content: Content): string {
  if (typeof content === 'string') return content
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('\n')
}

function imagesOf(content: Content): ModelCall['images'] {
  if (typeof content === 'string') return []
  return content.flatMap((part) => {
    if (part.type === 'text') return []
    const [head = '', data = ''] = part.image_url.url.split(';base64,')
    return [{ type: head.slice('data:'.length), bytes: Buffer.from(data, 'base64') }]
  })
}

function slidesOf(messages: ModelCall['messages']): number[] {
  const material = messages
    .map(({ content }) => /<material>\n([\s\S]*)\n<\/material>/.exec(content)?.[1])
    .find((found) => found !== undefined)
  const parsed = MaterialSchema.safeParse(material === undefined ? null : JSON.parse(material))
  return parsed.success ? parsed.data.slides.map(({ number }) => number) : []
}

import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { png } from './png.ts'

const DrawingBodySchema = z.strictObject({
  model: z.string(),
  prompt: z.string().min(1).max(32_000),
  n: z.literal(1),
  size: z.string().regex(/^\d+x\d+$/),
  /** Of OpenAI's own models. */
  quality: z.enum(['low', 'medium', 'high', 'auto']).optional(),
  output_format: z.enum(['png', 'jpeg', 'webp']).optional(),
  output_compression: z.number().int().min(0).max(100).optional(),
  /** Of all others. */
  response_format: z.literal('b64_json').optional(),
})

/** One picture that was to be drawn: the body as it arrived, read strictly. */
export interface DrawingCall extends z.infer<typeof DrawingBodySchema> {
  index: number
  authorization: string | undefined
}

/** How to answer: with the bytes of a picture, or with something else as JSON. */
export interface DrawingReply {
  delayMs?: number
  status?: number
  body: Uint8Array | object
}

export type DrawingScript = (call: DrawingCall) => DrawingReply

/** Reads a request of `/images/generations`. */
export async function readDrawing(request: IncomingMessage, index: number): Promise<DrawingCall> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = DrawingBodySchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  return { ...body, index, authorization: request.headers.authorization }
}

/** The JSON of an answer. */
export function drawingAnswer(body: DrawingReply['body']): string {
  if (!(body instanceof Uint8Array)) return JSON.stringify(body)
  const usage = { input_tokens: 20, output_tokens: 300, total_tokens: 320 }
  return JSON.stringify({ created: 0, data: [{ b64_json: Buffer.from(body).toString('base64') }], usage })
}

/** How OpenAI says that it does not draw something. */
export const REFUSED: DrawingReply = {
  status: 400,
  body: {
    error: {
      message: 'Your request was rejected by the safety system. safety_violations=[violence].',
      type: 'image_generation_user_error',
      param: null,
      code: 'moderation_blocked',
    },
  },
}

/** A small picture, another colour for each call. */
export function drawn(index = 0): Uint8Array<ArrayBuffer> {
  const hues: [string, string][] = [
    ['#d9c7a3', '#8c7a58'],
    ['#b7c9d6', '#5d7484'],
    ['#c9b3c6', '#77596f'],
    ['#bccfae', '#5f7a4c'],
    ['#e0b8a0', '#94604a'],
  ]
  return png(192, 128, hues[index % hues.length])
}

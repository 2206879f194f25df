import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { scripts } from '../../__tests__/support/scripted-model-replies.ts'
import type { ModelRequest } from '../check/record.ts'
import { type PlannedReply, plannedReply } from '../plan/model-replies.ts'
import { WORKER_HEADER } from './completions.ts'

const BodySchema = z.looseObject({ messages: z.array(z.looseObject({ content: z.string() })) })
const MarkerSchema = z.strictObject({
  job: z.string(),
  stage: z.string(),
  position: z.number(),
  attempt: z.number(),
  call: z.number(),
})
const TalkTrackSchema = z.looseObject({
  audience: z.string(),
  slides: z.array(z.looseObject({ number: z.number() })).min(1),
})
const SLIDES_PER_TASK = 10

export interface ChaosModel {
  url: string
  requests: ModelRequest[]
  /** Makes no mistakes at such requests from now on, and keeps the replies back until what it returns is called. */
  hold(chosen: (place: Place) => boolean): () => void
  /** From now on it makes no mistakes. */
  calm(): void
  close(): Promise<void>
}

export type Place = Pick<ModelRequest, 'key' | 'stage' | 'position' | 'attempt' | 'call'>

interface Asked {
  place: Place
  /** The right answer with this number in it. */
  answer(nonce: string): unknown
}

/** The one thing that is not real: a model whose every reply is planned, and that writes down what it was asked. */
export async function startChaosModel(port: number, seed: number): Promise<ChaosModel> {
  const requests: ModelRequest[] = []
  const times = new Map<string, number>()
  const holds = new Set<{ chosen: (place: Place) => boolean; over: Promise<void> }>()
  let isCalm = false

  async function handle(req: IncomingMessage, res: ServerResponse) {
    const at = Date.now()
    const { place, answer } = readRequest(await textOf(req))
    const name = `${place.key} ${place.stage} ${place.position} ${place.call}`
    const nth = times.get(name) ?? 0
    times.set(name, nth + 1)
    const planned = plannedReply(seed, name, nth)
    const held = [...holds].filter(({ chosen }) => chosen(place))
    const fault = isCalm || held.length > 0 ? 'none' : planned.fault
    const entry: ModelRequest = {
      ...place,
      worker: String(req.headers[WORKER_HEADER] ?? '') || null,
      at,
      endedAt: Number.POSITIVE_INFINITY,
      outcome: 'open',
      fault,
      nonce: fault === 'none' ? `n${requests.length}` : null,
    }
    requests.push(entry)
    res.once('close', () => {
      entry.endedAt = Date.now()
      if (entry.outcome === 'open') entry.outcome = res.writableFinished ? 'answered' : 'aborted'
    })
    if (fault === 'timeout') return
    await delay(planned.delayMs)
    for (const { over } of held) await over
    if (!res.destroyed) reply(res, entry, { ...planned, fault }, answer)
  }

  const server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => {
      console.error('The model was asked what it does not understand:', error)
      res
        .writeHead(400, { 'content-type': 'application/json' })
        .end('{"error":{"message":"Not understood."}}')
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    hold(chosen) {
      const { promise: over, resolve } = Promise.withResolvers<void>()
      const hold = { chosen, over }
      holds.add(hold)
      return () => {
        holds.delete(hold)
        resolve()
      }
    },
    calm() {
      isCalm = true
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}

function reply(res: ServerResponse, entry: ModelRequest, planned: PlannedReply, answer: Asked['answer']) {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  switch (planned.fault) {
    case 'rate_limited':
      res.writeHead(429, { ...headers, 'retry-after': String(planned.retryAfter) })
      return res.end('{"error":{"message":"Slow down.","code":"rate_limit_exceeded","param":null}}')
    case 'server_error':
      res.writeHead(500, headers)
      return res.end('{"error":{"message":"It went wrong.","code":null,"param":null}}')
    case 'half_reply': {
      const whole = completion(answer('half'))
      res.writeHead(200, { ...headers, 'content-length': String(Buffer.byteLength(whole)) })
      entry.outcome = 'cut'
      return res.write(whole.slice(0, whole.length / 2), () => res.destroy())
    }
    case 'wrong_reply':
      res.writeHead(200, headers)
      return res.end(completion({ somethingElse: true }))
    default:
      res.writeHead(200, headers)
      return res.end(completion(answer(entry.nonce ?? '')))
  }
}

function completion(content: unknown): string {
  return JSON.stringify({
    id: 'chatcmpl-chaos',
    object: 'chat.completion',
    created: 0,
    model: 'scripted',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: JSON.stringify(content), refusal: null },
        finish_reason: 'stop',
        logprobs: null,
      },
    ],
    usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
  })
}

/** Which task of which job asks, and for what. A talk track names its job as its audience. */
function readRequest(text: string): Asked {
  const { messages } = BodySchema.parse(JSON.parse(text))
  const fenced = messages.map(({ content }) => /<material>\n([\s\S]*)\n<\/material>/.exec(content)?.[1])
  const material = fenced.find((found) => found !== undefined) ?? ''
  const marker = MarkerSchema.safeParse(JSON.parse(material))
  if (marker.success) {
    const { job, ...rest } = marker.data
    return { place: { key: job, ...rest }, answer: (nonce) => ({ nonce, echo: material }) }
  }
  const { audience, slides } = TalkTrackSchema.parse(JSON.parse(material))
  const numbers = slides.map(({ number }) => number)
  const position = Math.floor(((numbers[0] ?? 1) - 1) / SLIDES_PER_TASK)
  return {
    place: { key: audience, stage: 'write', position, attempt: null, call: 0 },
    answer: (nonce) => ({
      scripts: scripts(numbers).map((one) => ({ ...one, deliveryNotes: `Reply ${nonce}.` })),
    }),
  }
}

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

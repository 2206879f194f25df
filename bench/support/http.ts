import { Agent, request as send } from 'node:http'

const agent = new Agent({ keepAlive: true })

export interface Answer {
  status: number
  text: string
}

/** A request over a kept connection, with as little of a client around it as Node has: what is measured is the server. */
export function ask(
  url: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const text = body === undefined ? undefined : JSON.stringify(body)
  const method = text === undefined ? 'GET' : 'POST'
  const own =
    text === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  return new Promise((resolve, reject) => {
    const outgoing = send(url, { agent, method, headers: { ...own, ...headers } }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.once('error', reject)
      incoming.once('end', () => {
        resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') })
      })
    })
    outgoing.once('error', reject)
    outgoing.end(text)
  })
}

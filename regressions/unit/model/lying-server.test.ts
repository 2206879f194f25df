import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createModelBinder } from '@shared/model/bound-model.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'

const TIMEOUT_MS = 400
const undo: (() => unknown)[] = []

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** Asks a model server that answers as `reply` does; the error that comes of it, and how much was sent. */
async function ask(reply: (response: ServerResponse) => void, timeoutMs = TIMEOUT_MS) {
  const server = createServer((request, response) => {
    request.resume().once('end', () => reply(response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  undo.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()))
  const { port } = server.address() as AddressInfo
  const bind = createModelBinder({
    apiKey: 'sk-test',
    baseUrl: `http://127.0.0.1:${port}/v1`,
    model: 'lying',
    offline: false,
    timeoutMs,
    prices: null,
    transcriptionModel: null,
    pricePerMinute: null,
    speech: { apiKey: null, baseUrl: '', model: 'lying', voices: [] },
    pricePerMillionCharacters: null,
    imageModel: null,
    imageSize: '1024x1024',
    pricePerPicture: null,
  })
  const { model } = bind(new AbortController().signal)
  const startedAt = Date.now()
  const error = await model
    .structured({
      name: 'answer',
      instructions: 'Answer.',
      material: '{}',
      schema: z.object({ text: z.string() }),
    })
    .then(
      () => null,
      (thrown: unknown) => thrown,
    )
  return { error, ms: Date.now() - startedAt }
}

describe('a model server that lies about its reply', () => {
  it('sends one byte now and then: it is given up in time', async () => {
    const { error, ms } = await ask((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 50)
      response.once('close', () => clearInterval(drip))
    })
    expect(error).toMatchObject({ code: 'model_timeout' })
    expect(ms).toBeLessThan(TIMEOUT_MS * 4)
  })

  it('never stops sending: it is not read to the end of our memory', async () => {
    let sent = 0
    const chunk = Buffer.alloc(1024 * 1024, 0x20)
    const { error } = await ask((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const pump = () => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length
      }
      response.on('drain', pump)
      pump()
      // On a busy machine its forty megabytes may take longer than the others are given.
    }, 30_000)
    expect(error).toMatchObject({ code: 'model_unavailable' })
    expect(sent).toBeLessThan(40 * chunk.length)
  })

  it('sends bytes that are no text', async () => {
    const { error } = await ask((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(Buffer.from([0xff, 0xfe, 0x00, 0x7b, 0xc3, 0x28]))
    })
    expect(error).toMatchObject({ code: 'model_unavailable' })
  })
})

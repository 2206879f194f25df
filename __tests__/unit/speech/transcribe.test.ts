import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TaskContext } from '@shared/engine/kind.ts'
import { createModelBinder } from '@shared/model/bound-model.ts'
import { readModelConfig } from '@shared/model/config.ts'
import { transcribe } from '@shared/speech/transcribe.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verbose } from '../../support/scripted-transcription.ts'

/** More than there is room for, when each may be 8 MB. */
const PIECES = 5

/** Answers nobody until all of them are there. */
const waiting: ServerResponse[] = []
const server = createServer(async (request, response) => {
  await request.resume().toArray()
  waiting.push(response)
  if (waiting.length < PIECES) return
  const body = JSON.stringify(verbose([{ start: 0, end: 1, text: 'Hello.' }]))
  for (const one of waiting.splice(0)) one.writeHead(200, { 'content-type': 'application/json' }).end(body)
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

it('a piece that is sent makes room for the next, while its answer is waited for', async () => {
  const config = readModelConfig({
    OPENAI_API_KEY: 'sk-secret',
    OPENAI_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    OPENAI_TRANSCRIPTION_MODEL: 'hears',
  })
  const { signal } = new AbortController()
  const { model } = createModelBinder(config)(signal)
  const sound = new Blob([new Uint8Array(4)])
  const hear = (position: number) => {
    const input = {
      mediaId: crypto.randomUUID(),
      position,
      pieces: PIECES,
      start: 0,
      seconds: 9,
      peak: 0.5,
      bytes: null,
    }
    const context: Partial<TaskContext<unknown>> = {
      task: { stage: 'transcribe', position, input, attempt: 1 },
      signal,
      model,
      piece: async () => ({ type: 'audio/wav', bytes: 4, open: async () => sound.stream() }),
    }
    return transcribe(context as TaskContext<unknown>)
  }
  const heard = await Promise.all(Array.from({ length: PIECES }, (_, position) => hear(position)))
  expect(heard.map(({ output }) => output)).toEqual(
    Array(PIECES).fill(expect.objectContaining({ segments: [expect.objectContaining({ text: 'Hello.' })] })),
  )
})

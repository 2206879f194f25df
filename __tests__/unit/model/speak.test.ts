import { createModelBinder } from '@shared/model/bound-model.ts'
import { readModelConfig } from '@shared/model/config.ts'
import { readWav } from '@shared/narration/wav.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type ScriptedModel, startScriptedModel } from '../../support/scripted-model.ts'
import { hum } from '../../support/scripted-speech.ts'

let server: ScriptedModel
beforeAll(async () => {
  server = await startScriptedModel()
})
afterAll(() => server.close())
beforeEach(() => server.reset())

function bind(env: Record<string, string> = {}, signal = new AbortController().signal) {
  const config = readModelConfig({ OPENAI_API_KEY: 'sk-secret', OPENAI_BASE_URL: server.url, ...env })
  return createModelBinder(config)(signal)
}

const request = { text: 'Hello there.', voice: 'cedar', speed: 1.25 }

it('asks for plain samples by that voice at that speed, and what it costs is known by the characters', async () => {
  const { model, usage } = bind({
    OPENAI_SPEECH_MODEL: 'kokoro',
    OPENAI_PRICE_SPEECH_PER_MILLION_CHARACTERS: '15',
  })
  expect(readWav(await model.speak(request))).toEqual(readWav(hum('Hello there.')))
  expect(server.speeches).toEqual([
    {
      index: 0,
      model: 'kokoro',
      input: 'Hello there.',
      voice: 'cedar',
      speed: 1.25,
      response_format: 'wav',
      authorization: 'Bearer sk-secret',
    },
  ])
  expect(usage()).toMatchObject({ calls: 1, model: 'kokoro', cost: 0.00018 })
})

it.each([
  [{ status: 503, body: {} }, 'model_unavailable'],
  [{ status: 429, body: { error: { code: 'insufficient_quota', message: 'No' } } }, 'model_quota_exceeded'],
  [{ status: 404, body: { error: { message: 'No such model' } } }, 'model_not_found'],
  [{ status: 401, body: { error: { message: 'sk-secret' } } }, 'model_key_rejected'],
  [{ status: 400, body: { error: { message: 'voice' } } }, 'model_request_rejected'],
])('says what went wrong, without the words of the server: %j', async (reply, code) => {
  server.say(() => reply)
  const failure = await bind()
    .model.speak(request)
    .catch((error: unknown) => error)
  expect(failure).toMatchObject({ code, message: expect.not.stringContaining('sk-secret') })
})

it('gives up after its time, and stops with its attempt', async () => {
  server.say(() => ({ delayMs: 60_000, body: {} }))
  await expect(bind({ MODEL_TIMEOUT_SECONDS: '0.05' }).model.speak(request)).rejects.toMatchObject({
    code: 'model_timeout',
  })
  const controller = new AbortController()
  const speaking = bind({}, controller.signal).model.speak(request)
  await server.until(() => server.speeches.length === 2)
  controller.abort(new Error('The lease is lost'))
  await expect(speaking).rejects.toThrow('The lease is lost')
})

it('is no sound without end: more than a sentence can be is not read', async () => {
  server.say(() => ({ body: new Uint8Array(9 * 1024 * 1024) }))
  await expect(bind().model.speak(request)).rejects.toMatchObject({ code: expect.stringMatching(/^model_/) })
})

it('without a model it says what to set, and asks nobody', async () => {
  const nobody = createModelBinder(readModelConfig({}))
  const { model } = nobody(new AbortController().signal)
  expect(model.speaksWith).toBeNull()
  await expect(model.speak(request)).rejects.toMatchObject({
    code: 'model_not_configured',
    message: expect.stringContaining('OPENAI_SPEECH_BASE_URL'),
  })
  expect(server.speeches).toEqual([])
})

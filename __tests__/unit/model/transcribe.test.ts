import { FatalError } from '@shared/engine/errors.ts'
import { createModelBinder } from '@shared/model/bound-model.ts'
import { readModelConfig } from '@shared/model/config.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type ScriptedModel, startScriptedModel } from '../../support/scripted-model.ts'
import { refusesForm, verbose } from '../../support/scripted-transcription.ts'

let server: ScriptedModel
beforeAll(async () => {
  server = await startScriptedModel()
})
afterAll(() => server.close())
beforeEach(() => server.reset())

function bind(env: Record<string, string> = {}) {
  // Another name each time: what a server takes is remembered by its name.
  const OPENAI_TRANSCRIPTION_MODEL = `hears-${crypto.randomUUID()}`
  const config = readModelConfig({
    OPENAI_API_KEY: 'sk-secret',
    OPENAI_BASE_URL: server.url,
    OPENAI_TRANSCRIPTION_MODEL,
    ...env,
  })
  return createModelBinder(config)(new AbortController().signal)
}

const sound = new Blob([new Uint8Array([82, 73, 70, 70])])
const request = { open: async () => sound.stream(), bytes: 4, type: 'audio/mp4', seconds: 90, language: 'en' }

it('sends the sound as a file that its type tells, and reads times and doubts', async () => {
  server.hear(() => ({ body: verbose([{ start: 0, end: 1.5, text: ' Hello. ' }]) }))
  const { model, usage } = bind({ OPENAI_PRICE_TRANSCRIPTION_PER_MINUTE: '0.006' })
  const heard = await model.transcribe(request)
  expect(heard).toMatchObject({
    language: 'en',
    segments: [{ start: 0, end: 1.5, text: 'Hello.', noSpeech: 0.01, logprob: -0.2 }],
  })
  expect(server.transcriptions[0]).toMatchObject({
    fileName: 'piece.m4a',
    type: 'audio/mp4',
    bytes: 4,
    language: 'en',
    authorization: 'Bearer sk-secret',
  })
  expect(usage()).toMatchObject({ calls: 1, cost: 0.009 })
})

it('asks for less where a server gives less, and remembers it', async () => {
  server.hear(({ format }) => (format === 'json' ? { body: { text: 'Hello.' } } : refusesForm(format)))
  const { model } = bind()
  expect((await model.transcribe(request)).segments).toMatchObject([{ start: null, text: 'Hello.' }])
  await model.transcribe(request)
  expect(server.transcriptions.map(({ format }) => format)).toEqual([
    'verbose_json',
    'diarized_json',
    'json',
    'json',
  ])
})

it('takes speakers where the server tells them', async () => {
  server.hear(() => ({
    body: { text: 'Hi.', segments: [{ type: 'x', start: 0, end: 1, text: 'Hi.', speaker: 'Ana' }] },
  }))
  const { model } = bind({ OPENAI_TRANSCRIPTION_MODEL: 'gpt-4o-transcribe-diarize' })
  expect((await model.transcribe(request)).segments).toMatchObject([{ speaker: 'Ana', noSpeech: null }])
  expect(server.transcriptions[0]?.format).toBe('diarized_json')
})

it.each([
  [{ status: 200, body: { choices: [] } }, 'model_reply_wrong_shape'],
  [{ status: 503, body: {} }, 'model_unavailable'],
  [{ status: 429, body: { error: { code: 'insufficient_quota', message: 'No' } } }, 'model_quota_exceeded'],
  [{ status: 404, body: { error: { message: 'No such model' } } }, 'model_not_found'],
])('says what went wrong: %j', async (reply, code) => {
  server.hear(() => reply)
  await expect(bind().model.transcribe(request)).rejects.toMatchObject({ code })
})

it('sound that ends early or cannot be opened is what went wrong, and not the model', async () => {
  server.hear(() => ({ body: verbose([]) }))
  await expect(bind().model.transcribe({ ...request, bytes: 5 })).rejects.toThrow('4 of 5 bytes arrived')
  const gone = new FatalError('media_not_found', 'It is gone.')
  const open = () => Promise.reject(gone)
  await expect(bind().model.transcribe({ ...request, open })).rejects.toBe(gone)
})

it('the offline model hears nothing, is not asked, and the variable is named', async () => {
  const config = readModelConfig({ OPENAI_BASE_URL: server.url })
  const { model } = createModelBinder(config)(new AbortController().signal)
  await expect(model.transcribe(request)).rejects.toMatchObject({
    code: 'model_offline_cannot',
    message: expect.stringContaining('OPENAI_TRANSCRIPTION_MODEL'),
  })
  expect(server.transcriptions).toEqual([])
})

import { createModelBinder } from '@shared/model/bound-model.ts'
import { readModelConfig } from '@shared/model/config.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { drawn, REFUSED } from '../../support/scripted-drawing.ts'
import { type ScriptedModel, startScriptedModel } from '../../support/scripted-model.ts'

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

const request = { prompt: 'A cat on a train.' }
const failureOf = (drawing: Promise<unknown>) => drawing.catch((error: unknown) => error)

it('asks OpenAI’s own models for a small file as wide as a page, and counts what it costs', async () => {
  const { model, usage } = bind({ OPENAI_PRICE_PER_PICTURE: '0.02' })
  expect(await model.draw(request)).toEqual(drawn(0))
  expect(server.drawings).toEqual([
    {
      index: 0,
      model: 'gpt-image-2.5-flare',
      prompt: 'A cat on a train.',
      n: 1,
      size: '1536x1024',
      quality: 'medium',
      output_format: 'jpeg',
      output_compression: 85,
      authorization: 'Bearer sk-secret',
    },
  ])
  expect(usage()).toMatchObject({ calls: 1, model: 'gpt-image-2.5-flare', outputTokens: 300, cost: 0.02 })
})

it('asks every other model for the bytes and no address, in a size that all draw', async () => {
  await bind({ OPENAI_IMAGE_MODEL: 'stable-diffusion-xl' }).model.draw(request)
  expect(server.drawings[0]).toMatchObject({ size: '1024x1024', response_format: 'b64_json' })
  expect(server.drawings[0]).not.toHaveProperty('output_format')
})

it.each([
  [REFUSED, 'picture_refused'],
  [{ status: 422, body: { error: { code: 'content_policy_violation', message: 'No' } } }, 'picture_refused'],
  [{ status: 503, body: {} }, 'model_unavailable'],
  [{ status: 429, body: { error: { code: 'insufficient_quota', message: 'No' } } }, 'model_quota_exceeded'],
  [{ status: 401, body: { error: { message: 'sk-secret' } } }, 'model_key_rejected'],
  [{ status: 400, body: { error: { message: 'sk-secret size' } } }, 'model_request_rejected'],
  [{ body: { data: [] } }, 'drawing_unreadable'],
  [{ body: { data: [{ b64_json: '' }] } }, 'drawing_unreadable'],
  [{ body: { data: [{ b64_json: '!!!' }] } }, 'drawing_unreadable'],
  [{ body: { data: 'nothing' } }, 'drawing_unreadable'],
])('says what went wrong, without the words of the server: %j', async (reply, code) => {
  server.draw(() => reply)
  const failure = await failureOf(bind().model.draw(request))
  expect(failure).toMatchObject({ code, message: expect.not.stringContaining('sk-secret') })
  expect(failure).toMatchObject({ message: expect.not.stringContaining('safety_violations') })
})

it('names the variable of what draws where a model of that name is none', async () => {
  server.draw(() => ({ status: 404, body: { error: { message: 'No such model' } } }))
  expect(await failureOf(bind({ OPENAI_IMAGE_MODEL: 'drow' }).model.draw(request))).toMatchObject({
    code: 'model_not_found',
    message: expect.stringContaining('OPENAI_IMAGE_MODEL ("drow")'),
  })
})

it('follows no address that a server sends in place of a picture', async () => {
  server.draw(() => ({ body: { data: [{ url: `${server.url}/secret.png` }] } }))
  expect(await failureOf(bind().model.draw(request))).toMatchObject({ code: 'drawing_unreadable' })
  expect(server.calls).toEqual([])
})

it('gives up after its time, stops with its attempt, and reads no picture without end', async () => {
  server.draw(() => ({ delayMs: 60_000, body: {} }))
  expect(await failureOf(bind({ MODEL_TIMEOUT_SECONDS: '0.05' }).model.draw(request))).toMatchObject({
    code: 'model_timeout',
  })
  const controller = new AbortController()
  const drawing = bind({}, controller.signal).model.draw(request)
  await server.until(() => server.drawings.length === 2)
  controller.abort(new Error('The lease is lost'))
  await expect(drawing).rejects.toThrow('The lease is lost')
  server.draw(() => ({ body: new Uint8Array(7 * 1024 * 1024) }))
  expect(await failureOf(bind().model.draw(request))).toMatchObject({
    code: expect.stringMatching(/^model_/),
  })
})

it('the offline model says what to set, and asks nobody', async () => {
  const offline = createModelBinder(readModelConfig({ OPENAI_BASE_URL: server.url }))
  const { model } = offline(new AbortController().signal)
  expect(model.drawsWith).toBeNull()
  expect(await failureOf(model.draw(request))).toMatchObject({
    code: 'model_offline_cannot',
    message: expect.stringContaining('OPENAI_IMAGE_MODEL'),
  })
  expect(server.drawings).toEqual([])
})

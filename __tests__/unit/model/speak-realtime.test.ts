import { createModelBinder } from '@shared/model/bound-model.ts'
import { readModelConfig } from '@shared/model/config.ts'
import { readWav } from '@shared/narration/wav.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readingOf, startScriptedRealtime } from '../../support/scripted-realtime.ts'
import { hum } from '../../support/scripted-speech.ts'

let server: Awaited<ReturnType<typeof startScriptedRealtime>>
beforeAll(async () => {
  server = await startScriptedRealtime()
})
afterAll(() => server.close())
beforeEach(() => server.reset())

function bind(env: Record<string, string> = {}, signal = new AbortController().signal) {
  const config = readModelConfig({
    OPENAI_API_KEY: 'sk-writes',
    OPENAI_SPEECH_API_KEY: 'sk-speaks',
    OPENAI_SPEECH_BASE_URL: server.url,
    OPENAI_SPEECH_MODEL: 'gpt-realtime-2.1-mini',
    ...env,
  })
  return createModelBinder(config)(signal)
}

const request = { text: 'Hello there, dear listeners.', voice: 'cedar', speed: 1.25 }
const failed = (error: object) => [
  { type: 'response.done', response: { status: 'failed', status_details: { type: 'failed', error } } },
]

describe('a text read aloud over the Realtime API', () => {
  it('is the samples as they come, by that voice at that speed, out of any conversation', async () => {
    const { model, usage } = bind({ OPENAI_PRICE_SPEECH_PER_MILLION_CHARACTERS: '10' })
    expect(readWav(await model.speak(request))).toEqual(readWav(hum(request.text)))
    expect(server.problems).toEqual([])
    expect(server.calls).toMatchObject([
      { model: 'gpt-realtime-2.1-mini', key: 'sk-speaks', voice: 'cedar', speed: 1.25, text: request.text },
    ])
    expect(server.calls[0]?.instructions).toContain('word for word')
    expect(usage()).toMatchObject({
      calls: 1,
      model: 'gpt-realtime-2.1-mini',
      inputTokens: 20,
      outputTokens: 50,
    })
  })

  it('that is answered and not read is asked for again; twice, and the attempt is over', async () => {
    server.answer(({ text, index }) =>
      index === 0 ? readingOf(text, 'Hi! What can I do for you on this fine day?') : readingOf(text),
    )
    expect(readWav(await bind().model.speak(request))).toEqual(readWav(hum(request.text)))
    expect(server.calls).toHaveLength(2)
    server.answer(({ text }) => readingOf(text, 'No.'))
    await expect(bind().model.speak(request)).rejects.toMatchObject({ code: 'model_reply_broke_rules' })
    expect(server.calls).toHaveLength(4)
  })

  it.each([
    [
      'a key',
      [{ type: 'error', error: { type: 'invalid_request_error', code: 'invalid_api_key' } }],
      'model_key_rejected',
    ],
    [
      'a model',
      [{ type: 'error', error: { type: 'invalid_request_error', code: 'model_not_found' } }],
      'model_not_found',
    ],
    [
      'an account',
      failed({ type: 'insufficient_quota', code: 'insufficient_quota' }),
      'model_quota_exceeded',
    ],
    ['a limit', failed({ type: 'rate_limit_exceeded', code: 'rate_limit_exceeded' }), 'model_rate_limited'],
    ['a server', failed({ type: 'server_error', code: null }), 'model_unavailable'],
    [
      'something else',
      [{ type: 'error', error: { type: 'invalid_request_error', code: 'odd' } }],
      'model_request_rejected',
    ],
    [
      'what it may not say',
      [
        {
          type: 'response.done',
          response: { status: 'incomplete', status_details: { reason: 'content_filter' } },
        },
      ],
      'model_content_filtered',
    ],
    [
      'its length',
      [
        {
          type: 'response.done',
          response: { status: 'incomplete', status_details: { reason: 'max_output_tokens' } },
        },
      ],
      'model_reply_cut_off',
    ],
    ['nothing that can be read', [{ type: 'response.done' }], 'model_unavailable'],
  ])('that fails for %s says so by its code, without the words of the server', async (_what, reply, code) => {
    const said = (event: object) =>
      JSON.parse(
        JSON.stringify(event).replace('"type":"invalid', '"message":"sk-speaks is wrong","type":"invalid'),
      )
    server.answer(() => reply.map(said))
    const failure = await bind()
      .model.speak(request)
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ code, message: expect.not.stringContaining('sk-speaks') })
  })

  it('ends when the connection breaks, when nothing comes, and with its attempt', async () => {
    server.answer(() => 'close')
    await expect(bind().model.speak(request)).rejects.toMatchObject({ code: 'model_unreachable' })
    server.answer(() => 'silence')
    await expect(bind({ MODEL_TIMEOUT_SECONDS: '0.2' }).model.speak(request)).rejects.toMatchObject({
      code: 'model_timeout',
    })
    const controller = new AbortController()
    const speaking = bind({}, controller.signal).model.speak(request)
    controller.abort(new Error('The lease is lost'))
    await expect(speaking).rejects.toThrow('The lease is lost')
    await expect(
      bind({ OPENAI_SPEECH_BASE_URL: 'http://127.0.0.1:9/v1' }).model.speak(request),
    ).rejects.toMatchObject({ code: 'model_unreachable' })
  })

  it('is not faster than such a model can speak', async () => {
    await expect(bind().model.speak({ ...request, speed: 2 })).rejects.toMatchObject({
      code: 'model_request_rejected',
      message: expect.stringContaining('1.5 times'),
    })
    expect(server.calls).toEqual([])
  })
})

import { checkScripts, ScriptsReplySchema } from '@shared/kinds/talk_track/rules.ts'
import { createModelBinder } from '@shared/model/bound-model.ts'
import { readModelConfig } from '@shared/model/config.ts'
import OpenAI, { APIError } from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OfflineModel, startOfflineModel } from '../../../local/model/index.ts'

let offline: OfflineModel
let client: OpenAI
beforeAll(async () => {
  offline = await startOfflineModel()
  client = new OpenAI({ apiKey: 'offline', baseURL: offline.url, maxRetries: 0, logLevel: 'off' })
})
afterAll(() => offline.close())

const slide = (number: number) => ({
  number,
  title: `Part ${number}`,
  body: '- one point\n- another point',
  notes: '',
})
const material = JSON.stringify({
  deckTitle: 'A deck',
  total: 3,
  before: null,
  slides: [slide(1), slide(2), slide(3)],
  after: null,
})

async function refusal(call: () => Promise<unknown>): Promise<APIError> {
  try {
    await call()
  } catch (error) {
    if (error instanceof APIError) return error
    throw error
  }
  throw new Error('It was not refused.')
}

const say = (content: string, model = 'offline') =>
  client.chat.completions.create({ model, messages: [{ role: 'user', content }] })

describe('the offline model, as the official client sees it', () => {
  it('names itself', async () => {
    const models = await client.models.list()
    expect(models.data.map(({ id }) => id)).toEqual(['offline'])
  })

  it('says what it is when it is only talked to', async () => {
    const reply = await say('Hello')
    expect(reply.choices[0]?.message.content).toContain('OPENAI_API_KEY')
    expect(reply.usage?.total_tokens).toBeGreaterThan(0)
  })

  it.each(['json_schema', 'json_object'] as const)('writes a talk track asked for by %s', async (type) => {
    const named = { name: 'talk_track_scripts', schema: {} }
    const reply = await client.chat.completions.create({
      model: 'offline',
      response_format: type === 'json_schema' ? { type, json_schema: named } : { type },
      messages: [
        { role: 'system', content: 'It must fit this JSON schema named "talk_track_scripts": {}' },
        { role: 'user', content: `<material>\n${material}\n</material>` },
      ],
    })
    const scripts = ScriptsReplySchema.parse(JSON.parse(reply.choices[0]?.message.content ?? ''))
    expect(checkScripts(scripts, [1, 2, 3])).toEqual([])
  })

  it('passes the worker through its own client', async () => {
    const config = readModelConfig({ OPENAI_BASE_URL: offline.url })
    const bound = createModelBinder(config)(new AbortController().signal)
    const request = {
      name: 'talk_track_scripts',
      schema: ScriptsReplySchema,
      instructions: 'Write.',
      material,
    }
    expect((await bound.model.structured(request)).scripts).toHaveLength(3)
    expect(bound.model).toMatchObject({ name: 'offline', offline: true })
  })

  it.each([
    [
      'hear',
      'OPENAI_TRANSCRIPTION_MODEL',
      () => client.audio.transcriptions.create({ model: 'x', file: new File(['a'], 'a.mp3') }),
    ],
    ['draw', 'OPENAI_IMAGE_MODEL', () => client.images.generate({ model: 'x', prompt: 'A cat' })],
    [
      'see',
      'OPENAI_MODEL',
      () =>
        client.chat.completions.create({
          model: 'offline',
          messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:,' } }] }],
        }),
    ],
  ])('cannot %s, and names %s', async (_sense, variable, call: () => Promise<unknown>) => {
    const error = await refusal(call)
    expect(error).toMatchObject({ status: 400, code: 'offline_model_cannot' })
    expect(error.message).toContain(variable)
    expect(error.message).toContain('OPENAI_API_KEY')
  })

  it('cannot write what it has no rules for', async () => {
    const response_format = { type: 'json_schema' as const, json_schema: { name: 'poem', schema: {} } }
    const messages = [{ role: 'user' as const, content: '<material>\n{}\n</material>' }]
    const error = await refusal(() =>
      client.chat.completions.create({ model: 'offline', messages, response_format }),
    )
    expect(error.code).toBe('offline_model_cannot')
  })

  it('has no other model, and no other routes', async () => {
    expect(await refusal(() => say('Hi', 'gpt-5'))).toMatchObject({ status: 404, code: 'model_not_found' })
    expect((await fetch(`${offline.url}/nothing`)).status).toBe(404)
  })

  it('answers nonsense with an error of the wire', async () => {
    const post = (body: string) => fetch(`${offline.url}/chat/completions`, { method: 'POST', body })
    for (const body of ['', '{', '[]', '{"model":"offline"}']) {
      const response = await post(body)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } })
    }
  })
})

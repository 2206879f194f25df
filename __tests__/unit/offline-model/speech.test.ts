import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OfflineModel, startOfflineModel } from '../../../local/model/index.ts'
import { Flite } from '../../../local/model/speech/flite.ts'
import { OFFLINE_VOICES } from '../../../supabase/functions/_shared/model/offline-name.ts'
import { readWav } from '../../../supabase/functions/_shared/narration/wav.ts'

const TEXT = 'Close the valve before you change the filter, and wait for ten seconds.'
let model: OfflineModel

beforeAll(async () => {
  model = await startOfflineModel()
})
afterAll(() => model.close())

function ask(body: Record<string, unknown>): Promise<Response> {
  return fetch(`${model.url}/audio/speech`, {
    method: 'POST',
    body: JSON.stringify({ model: 'offline', input: TEXT, voice: 'slt', response_format: 'wav', ...body }),
  })
}

async function seconds(body: Record<string, unknown>): Promise<number> {
  const response = await ask(body)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/wav'])
  const sound = readWav(new Uint8Array(await response.arrayBuffer()))
  if (!sound) throw new Error('This is no WAV file')
  const loudest = sound.samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  expect(loudest).toBeGreaterThan(1_000)
  return sound.samples.length / sound.rate
}

describe('what the offline model says', () => {
  it.each(OFFLINE_VOICES)('is speech, by %s', async (voice) => {
    const long = await seconds({ voice })
    expect(long).toBeGreaterThan(2)
    expect(long).toBeLessThan(12)
  })

  it('is as fast as it is asked for', async () => {
    const [slow, usual, fast] = [
      await seconds({ speed: 0.5 }),
      await seconds({}),
      await seconds({ speed: 2 }),
    ]
    expect(slow / usual).toBeCloseTo(2, 0)
    expect(usual / fast).toBeCloseTo(2, 0)
  })

  it('of many at once, each has its own', async () => {
    const texts = ['One.', TEXT, `${TEXT} ${TEXT}`]
    const [short = 0, middle = 0, long = 0] = await Promise.all(texts.map((input) => seconds({ input })))
    expect(short).toBeLessThan(middle)
    expect(middle).toBeLessThan(long)
  })

  it.each([
    ['Japanese', '駅で友達を待っています。'],
    ['German', 'Das ist der Filter, und die Pumpe ist nicht für das Öl.'],
  ])('is not %s, and it says what to set', async (_what, input) => {
    const response = await ask({ input })
    expect(response.status).toBe(400)
    const { error } = (await response.json()) as { error: { code: string; message: string } }
    expect(error.code).toBe('offline_model_cannot')
    expect(error.message).toMatch(/It speaks English only. Set OPENAI_API_KEY/)
  })

  it.each([
    ['an unknown voice', { voice: 'alloy' }, 'invalid_request'],
    ['no text', { input: '' }, 'invalid_request'],
    ['another model', { model: 'tts-1' }, 'model_not_found'],
    ['MP3', { response_format: 'mp3' }, 'offline_model_cannot'],
  ])('is nothing for %s', async (_what, body, code) => {
    const response = await ask(body)
    expect(response.status).toBe(code === 'model_not_found' ? 404 : 400)
    expect(await response.json()).toMatchObject({ error: { code } })
  })
})

it('what waits when the thread ends is told so, and the next order has a thread of its own', async () => {
  const flite = new Flite()
  const order = { text: TEXT, voice: 'slt', speed: 1 }
  const waiting = expect(flite.say(order)).rejects.toThrow('The thread that speaks ended')
  await flite.close()
  await waiting
  expect(readWav(await flite.say(order))?.rate).toBe(16_000)
  await flite.close()
})

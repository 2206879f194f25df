import { abilityOf } from '@shared/model/ability.ts'
import { artistOf, readModelConfig, speakerOf } from '@shared/model/config.ts'
import { describe, expect, it } from 'vitest'

describe('readModelConfig', () => {
  it('with a key alone is OpenAI', () => {
    expect(readModelConfig({ OPENAI_API_KEY: 'sk' })).toMatchObject({
      baseUrl: 'https://api.openai.com/v1',
      offline: false,
    })
  })

  it('with an address alone is the offline model there', () => {
    expect(readModelConfig({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1/', OPENAI_API_KEY: '' })).toMatchObject({
      baseUrl: 'http://127.0.0.1:1/v1',
      model: 'offline',
      offline: true,
    })
  })

  it('with an address and a model is a server that needs no key', () => {
    const config = readModelConfig({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', OPENAI_MODEL: 'llama' })
    expect(config).toMatchObject({ model: 'llama', offline: false })
    expect(config.apiKey).not.toBeNull()
  })

  it('names a variable that is wrong', () => {
    expect(() => readModelConfig({ MODEL_TIMEOUT_SECONDS: 'soon' })).toThrow('MODEL_TIMEOUT_SECONDS')
  })
})

describe('what speaks', () => {
  it('is OpenAI\u2019s with a key, what is named, and the offline model alone by its own voices', () => {
    const here = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }
    expect(speakerOf(readModelConfig({ OPENAI_API_KEY: 'sk' }))).toMatchObject({
      name: 'gpt-realtime-2.1-mini',
      voices: expect.not.arrayContaining(['nova']),
    })
    const elsewhere = speakerOf(readModelConfig({ OPENAI_API_KEY: 'sk', ...here }))
    expect(elsewhere).toMatchObject({ name: 'gpt-4o-mini-tts', voices: expect.arrayContaining(['nova']) })
    const named = { ...here, OPENAI_SPEECH_MODEL: 'kokoro', OPENAI_SPEECH_VOICES: 'af_heart, am_adam' }
    expect(speakerOf(readModelConfig(named))).toEqual({
      name: 'kokoro',
      server: 'http://127.0.0.1:1/v1',
      voices: ['af_heart', 'am_adam'],
    })
    expect(speakerOf(readModelConfig(here))).toEqual({
      name: 'offline',
      server: 'http://127.0.0.1:1/v1',
      voices: ['slt', 'rms', 'awb', 'kal'],
    })
    expect(speakerOf(readModelConfig({ OPENAI_MODEL: 'llama' }))).toBeNull()
  })

  it('draws with the model and in the size that are set, with a key alone as wide as a page', () => {
    expect(artistOf(readModelConfig({ OPENAI_API_KEY: 'sk' }))).toEqual({
      name: 'gpt-image-2.5-flare',
      server: 'https://api.openai.com/v1',
      size: '1536x1024',
    })
    const here = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', OPENAI_IMAGE_MODEL: 'sdxl' }
    expect(artistOf(readModelConfig({ ...here, OPENAI_IMAGE_SIZE: '768x512' }))?.size).toBe('768x512')
    expect(artistOf(readModelConfig({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }))).toBeNull()
    expect(() => readModelConfig({ OPENAI_IMAGE_SIZE: 'large' })).toThrow('OPENAI_IMAGE_SIZE')
  })

  it('may be on a server of its own, to which no other key goes', () => {
    const there = { OPENAI_SPEECH_BASE_URL: 'http://127.0.0.1:2/v1/', OPENAI_SPEECH_MODEL: 'kokoro' }
    const { speech, baseUrl } = readModelConfig({ OPENAI_API_KEY: 'sk-writes', ...there })
    expect(baseUrl).toBe('https://api.openai.com/v1')
    expect(speech).toMatchObject({ baseUrl: 'http://127.0.0.1:2/v1', model: 'kokoro' })
    expect(speech.apiKey).not.toBe('sk-writes')
    expect(readModelConfig({ ...there, OPENAI_SPEECH_API_KEY: 'sk-speaks' }).speech.apiKey).toBe('sk-speaks')
    // The offline model writes, OpenAI speaks.
    const offline = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }
    const { model, speech: own } = readModelConfig({ ...offline, OPENAI_SPEECH_API_KEY: 'sk-speaks' })
    expect([model, own.model, own.baseUrl]).toEqual([
      'offline',
      'gpt-realtime-2.1-mini',
      'https://api.openai.com/v1',
    ])
  })

  it('names the variable when a voice is no name', () => {
    expect(() => readModelConfig({ OPENAI_SPEECH_VOICES: 'alloy,,ash' })).toThrow('OPENAI_SPEECH_VOICES')
  })
})

describe('abilityOf', () => {
  const here = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }
  const OFFLINE = ['slt', 'rms', 'awb', 'kal']
  it.each([
    [
      'nothing',
      {},
      {
        offline: true,
        can: { text: false, pictures: false, sound: false, speech: false, stories: false, drawing: false },
        voices: [],
        offlineVoices: false,
        drawingSize: null,
      },
    ],
    [
      'the offline model',
      here,
      {
        offline: true,
        can: { text: true, pictures: false, sound: false, speech: true, stories: false, drawing: false },
        voices: OFFLINE,
        offlineVoices: true,
        drawingSize: null,
      },
    ],
    [
      'the offline model beside one that hears',
      { ...here, OPENAI_TRANSCRIPTION_MODEL: 'whisper' },
      {
        offline: true,
        can: { text: true, pictures: false, sound: true, speech: true, stories: false, drawing: false },
        voices: OFFLINE,
        offlineVoices: true,
        drawingSize: null,
      },
    ],
    [
      'the offline model beside one that speaks',
      { ...here, OPENAI_SPEECH_MODEL: 'kokoro', OPENAI_SPEECH_VOICES: 'af_heart' },
      {
        offline: true,
        can: { text: true, pictures: false, sound: false, speech: true, stories: false, drawing: false },
        voices: ['af_heart'],
        offlineVoices: false,
        drawingSize: null,
      },
    ],
    [
      'the offline model beside one that draws',
      { ...here, OPENAI_IMAGE_MODEL: 'sdxl' },
      {
        offline: true,
        can: { text: true, pictures: false, sound: false, speech: true, stories: false, drawing: true },
        voices: OFFLINE,
        offlineVoices: true,
        drawingSize: { width: 1024, height: 1024 },
      },
    ],
    [
      'a key',
      { OPENAI_API_KEY: 'sk', OPENAI_SPEECH_VOICES: 'alloy' },
      {
        offline: false,
        can: { text: true, pictures: true, sound: true, speech: true, stories: true, drawing: true },
        voices: ['alloy'],
        offlineVoices: false,
        drawingSize: { width: 1536, height: 1024 },
      },
    ],
  ])('of %s', (_what, env, ability) => {
    expect(abilityOf(readModelConfig(env))).toEqual(ability)
  })
})

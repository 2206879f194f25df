import { NarrationSchema } from '@shared/documents/narration.ts'
import { FatalError, RetryableError } from '@shared/engine/errors.ts'
import { plan } from '@shared/kinds/tts_generation/plan.ts'
import { save } from '@shared/kinds/tts_generation/save.ts'
import { speak } from '@shared/kinds/tts_generation/speak.ts'
import type { SpeakTask } from '@shared/kinds/tts_generation/tasks.ts'
import { describe, expect, it } from 'vitest'
import { hum, spokenSamples } from '../../support/scripted-speech.ts'
import { Pieces, SOURCE_ID, SPEAKER, talkOf, ttsContext } from './tts-context.ts'

type Given = Parameters<typeof ttsContext>[0]

/** All stages one after the other, as the engine runs them. */
async function whole(given: Given & { pieces: Pieces }) {
  const planned = await plan(ttsContext(given).context)
  const said: string[] = []
  for (const { stage, input } of planned.nextTasks ?? []) {
    if (stage !== 'speak') continue
    const one = ttsContext({ ...given, taskInput: input })
    await speak(one.context)
    said.push(...one.said)
  }
  const saved = await save(ttsContext({ ...given, outputs: { plan: [planned.output] } }).context)
  return { said, narration: NarrationSchema.parse(saved.finish?.document?.content), saved }
}

describe('a narration', () => {
  it('has every sentence in order, as long as its sound, with a breath after it and a longer one after a slide', async () => {
    const { said, narration, saved } = await whole({ pieces: new Pieces() })
    expect(said).toEqual(['Hello there.', 'This is one.', 'This is two.'])
    expect(narration).toMatchObject({
      source: { id: SOURCE_ID, type: 'talk_track', title: 'A talk', revision: 3 },
      voice: 'cedar',
      speed: 1,
      model: { name: 'speaks', offline: false },
      rate: 24_000,
    })
    const kept = 2 * 0.04 * 24_000
    // A fade of a hum's ends may leave a sample or two more or less of it above silence.
    const around = (text: string) => expect.closeTo(spokenSamples(text) + kept, -1)
    expect(
      narration.parts.map(({ id, title, lines }) => [
        id,
        title,
        lines.map((line) => [line.text, line.samples, line.pause]),
      ]),
    ).toEqual([
      [
        's1',
        'Slide 1',
        [
          ['Hello there.', around('Hello there.'), 6_000],
          ['This is one.', around('This is one.'), 19_200],
        ],
      ],
      ['s2', 'Slide 2', [['This is two.', around('This is two.'), 19_200]]],
    ])
    expect(saved.finish?.result).toMatchObject({ lines: 3, spokenBefore: 0, spokenNow: 3 })
    expect(saved.finish?.document).toMatchObject({ type: 'narration', title: 'A talk' })
  })

  it('of a text that changed in one sentence buys that one alone; of the same text, nothing', async () => {
    const pieces = new Pieces()
    await whole({ pieces })
    const changed = { content: talkOf(['Hello there. This is new.', 'This is two.']) }
    const second = await whole({ pieces, document: changed })
    expect(second.said).toEqual(['This is new.'])
    expect(second.saved.finish?.result).toMatchObject({ spokenBefore: 2, spokenNow: 1 })
    expect((await whole({ pieces, document: changed })).said).toEqual([])
  })

  it.each<[string, Given]>([
    ['another voice', { input: { voice: 'alloy' } }],
    ['another speed', { input: { speed: 1.1 } }],
    ['another model', { speaksWith: { ...SPEAKER, name: 'other' } }],
    ['another server', { speaksWith: { ...SPEAKER, server: 'http://there' } }],
  ])('by %s is spoken anew', async (_what, given) => {
    const pieces = new Pieces()
    await whole({ pieces })
    expect((await whole({ pieces, ...given })).said).toHaveLength(3)
  })

  it('buys a sentence that comes twice once, and says it twice', async () => {
    const content = talkOf(['Thank you.', 'Thank you.'])
    const { said, narration } = await whole({ pieces: new Pieces(), document: { content } })
    expect(said).toEqual(['Thank you.'])
    const [first, second] = narration.parts.map(({ lines }) => lines[0]?.piece)
    expect(first).toBe(second)
  })

  it('keeps what was bought when a sentence beside it fails, and the next attempt buys only the rest', async () => {
    const pieces = new Pieces()
    const taskInput: SpeakTask = { lines: ['One.', 'Two.', 'Three.'] }
    const unwell = async ({ text }: { text: string }) => {
      if (text === 'Two.') throw new RetryableError('model_unavailable', 'It is unwell.')
      return hum(text)
    }
    await expect(speak(ttsContext({ pieces, taskInput, speak: unwell }).context)).rejects.toThrow('unwell')
    const again = ttsContext({ pieces, taskInput })
    expect(await speak(again.context)).toMatchObject({ output: { lines: 3, bought: 1 } })
    expect(again.said).toEqual(['Two.'])
  })

  it('ends at once for what no attempt can mend, whatever else went wrong', async () => {
    const failing = async ({ text }: { text: string }) => {
      if (text === 'One.') throw new RetryableError('model_unavailable', 'It is unwell.')
      throw new FatalError('model_quota_exceeded', 'There is no credit.')
    }
    const taskInput: SpeakTask = { lines: ['One.', 'Two.'] }
    await expect(speak(ttsContext({ taskInput, speak: failing }).context)).rejects.toMatchObject({
      code: 'model_quota_exceeded',
    })
  })

  it.each([
    ['MP3', new Uint8Array([0xff, 0xfb, 0x90, 0x64]), 'speech_unreadable'],
    ['nothing', hum('').slice(0, 44), 'model_reply_empty'],
  ])('is not made of %s', async (_what, bytes, code) => {
    const { context } = ttsContext({ taskInput: { lines: ['One.'] }, speak: async () => bytes })
    await expect(speak(context)).rejects.toMatchObject({ code })
  })
})

describe('before anything is bought', () => {
  const refused = async (given: Given) => {
    const { context, said } = ttsContext(given)
    const failure = await plan(context).then(
      () => null,
      (error: unknown) => error,
    )
    expect(said).toEqual([])
    return failure
  }

  it.each<[string, Given, string]>([
    [
      'what is too long',
      { document: { content: talkOf(Array.from({ length: 60 }, () => 'A word. '.repeat(220))) } },
      'narration_too_long',
    ],
    ['what has no words', { document: { content: talkOf(['', '…']) } }, 'nothing_to_say'],
    ['what cannot be read aloud', { document: { type: 'deck', content: {} } }, 'document_unreadable'],
    ['a voice that is none', { input: { voice: 'darth' } }, 'voice_unknown'],
    ['a worker without a model', { speaksWith: null }, 'model_not_configured'],
  ])('%s is refused', async (_what, given, code) => {
    expect(await refused(given)).toMatchObject({ code, name: 'FatalError' })
  })
})

it('is not joined of sounds of two qualities', async () => {
  const pieces = new Pieces()
  const planned = await plan(ttsContext({ pieces }).context)
  for (const { input } of planned.nextTasks?.filter(({ stage }) => stage === 'speak') ?? [])
    await speak(ttsContext({ pieces, taskInput: input }).context)
  const [first] = pieces.kept.values()
  if (first) first.rate = 48_000
  const { context } = ttsContext({ pieces, outputs: { plan: [planned.output] } })
  await expect(save(context)).rejects.toMatchObject({ code: 'speech_mixed' })
})

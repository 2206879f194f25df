import { DeckSchema } from '@shared/documents/deck.ts'
import { JourneySchema } from '@shared/documents/journey.ts'
import { LectureNotesSchema } from '@shared/documents/lecture-notes.ts'
import { OutlineSchema } from '@shared/documents/outline.ts'
import { repeats } from '@shared/text/alike.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ModelCall, ScriptedModel, ScriptedReply } from '../../support/scripted-model.ts'
import { clearJobs } from '../../support/stack.ts'
import { aProject, brief, content, resultOf, run } from './deck-job.ts'
import { must, oneTo, startModel } from './talk-track-job.ts'

let model: ScriptedModel
beforeAll(async () => {
  model = await startModel()
})
afterAll(() => model.close())
beforeEach(async () => {
  model.reset()
  await clearJobs()
})

type Citation = { source: number; from: number; to: number }

const slide = (number: number, sources: Citation[] = []) => ({
  slide: number,
  title: `Point ${number}`,
  body: `- only${number}\n- here${number}`,
  notes: '',
  sources,
})

/** Sections of at most so many slides that add up to all. */
function sectionsOf(slides: number, size: number, sources: Citation[][] = []) {
  const count = Math.max(2, Math.ceil(slides / size))
  return oneTo(count).map((number) => ({
    title: `Part ${number}`,
    about: `What part ${number} says.`,
    slides: Math.floor((slides * number) / count) - Math.floor((slides * (number - 1)) / count),
    sources: sources[number - 1] ?? [],
  }))
}

interface Script {
  sections: ReturnType<typeof sectionsOf>
  slides?: (call: ModelCall) => unknown[]
}

/** An outline, then slides as they are asked for. */
function plays({ sections, slides = (call) => call.slides.map((number) => slide(number)) }: Script) {
  return (call: ModelCall): ScriptedReply =>
    content(call.slides.length === 0 ? { title: 'A deck', sections } : { slides: slides(call) })
}

async function generated(change: object, sources = 1) {
  const { client, projectId, talkId } = await aProject()
  const input = { ...brief(sources > 0 ? [talkId] : []), ...change }
  const outline = await resultOf(client, await run(client, 'deck_outline', projectId, input))
  const job = await run(client, 'deck_structure', projectId, { outlineId: outline.id })
  return { deck: DeckSchema.parse((await resultOf(client, job)).content), job, talkId }
}

describe('a deck has as many slides as were asked for, none of which says what another says', () => {
  it.each([5, 120])('%s of them', async (slides) => {
    model.answer(plays({ sections: sectionsOf(slides, 20) }))
    const { deck, job } = await generated({ slides })
    expect(deck.slides.map(({ title }) => title)).toEqual(oneTo(slides).map((number) => `Point ${number}`))
    expect(deck.slides.map(({ id }) => id)).toEqual(oneTo(slides).map((number) => `slide-${number}`))
    expect(job.result).toMatchObject({ slides, writtenAnew: 0 })
  }, 60_000)

  it('from a model that gives too few, then too many, and every part the same slide', async () => {
    const asked = new Map<string, number>()
    const same = { title: 'Again', body: '- the same words\n- in every part' }
    const slides = (call: ModelCall) => {
      const key = call.slides.join()
      const time = (asked.get(key) ?? 0) + 1
      asked.set(key, time)
      const all = call.slides.map((number) => slide(number))
      // Fewer than a part has: those that are to be written anew.
      if (call.slides.length < 4) return all
      if (time === 1) return all.slice(1)
      if (time === 2) return [...all, slide(999)]
      return all.map((each, index) => (index === 0 ? { ...each, ...same } : each))
    }
    model.answer(plays({ sections: sectionsOf(12, 4), slides }))
    const { deck, job } = await generated({ slides: 12 })
    expect(deck.slides).toHaveLength(12)
    expect(repeats(deck.slides)).toEqual([])
    expect(job.result).toMatchObject({ slides: 12, writtenAnew: 2 })
  })

  it('from one that calls all of them the same: they say different things, and are kept', async () => {
    const slides = (call: ModelCall) => call.slides.map((number) => ({ ...slide(number), title: 'Bread' }))
    model.answer(plays({ sections: sectionsOf(8, 4), slides }))
    const { deck } = await generated({ slides: 8 })
    expect(deck.slides.map(({ title }) => title)).toEqual(oneTo(8).map(() => 'Bread'))
    // Both parts were asked for three times, with what was wrong.
    const calls = model.calls.filter((call) => call.slides.length > 0)
    expect(calls).toHaveLength(6)
    expect(JSON.stringify(calls.at(-1)?.messages)).toContain('is called like slide')
  })
})

describe('a source that does not exist', () => {
  it('is not kept, however often the model cites it', async () => {
    const lies: Citation[] = [
      { source: 9, from: 1, to: 1 },
      { source: 1, from: 1, to: 400 },
    ]
    const truth: Citation = { source: 1, from: 1, to: 2 }
    const slides = (call: ModelCall) => call.slides.map((number) => slide(number, [...lies, truth]))
    model.answer(plays({ sections: sectionsOf(8, 4, [[...lies, truth], [truth]]), slides }))
    const { deck, talkId } = await generated({ slides: 8 })
    for (const { sources } of deck.slides) {
      expect(sources).toEqual([{ documentId: talkId, type: 'transcript', title: 'A talk', from: 1, to: 2 }])
    }
  })
})

const PERSON = 'はな'

it('a Japanese deck rests on notes, a transcript and a journey at once, and repeats in it are found', async () => {
  const { client, projectId } = await aProject()
  const rests = { lines: [1], start: null }
  const known = { name: 'test-model', offline: false }
  const lines = ['パン種は一晩寝かせます。', '塩は最後に加えます。'].map((text) => ({
    start: null,
    end: null,
    speaker: PERSON,
    text,
  }))
  const create = async (type: string, title: string, body: unknown) => {
    const args = { project_id: projectId, type, title, content: body, source: {} }
    return String((await must(client.rpc('create_document', args))).id)
  }
  const talk = await create('transcript', '話', { language: 'ja', lines, format: 'text', warnings: [] })
  const notes = LectureNotesSchema.parse({
    transcript: { id: talk, title: '話' },
    model: known,
    summary: '',
    takeaways: [],
    sections: [
      {
        id: 's1',
        heading: '小麦粉',
        start: null,
        points: [{ id: 'p1', text: '強力粉を選びます。', ...rests }],
      },
    ],
    definitions: [],
    questions: [],
    leftOut: [],
  })
  const cell = (text: string) => [{ id: text, text, sources: [] }]
  const journey = JourneySchema.parse({
    about: { text: '初めて焼く人', sources: [] },
    transcripts: [{ id: talk, title: '話' }],
    model: known,
    stages: [
      {
        id: 'a',
        title: '出会い',
        steps: cell('店で香りに気づく'),
        touchpoints: [],
        thoughts: [],
        feelings: [],
        painPoints: [],
        opportunities: [],
      },
    ],
  })
  const sources = [
    talk,
    await create('lecture_notes', 'ノート', notes),
    await create('journey', '旅', journey),
  ]
  const cites = [
    [{ source: 1, from: 1, to: 2 }],
    [{ source: 2, from: 1, to: 1 }],
    [{ source: 3, from: 1, to: 1 }],
  ]
  const bodies = [
    'パン種を一晩寝かせる',
    '塩は最後に加える',
    '強力粉の選び方',
    // In other order and width it says what the first one says.
    '一晩、パン種を寝かせる。',
    '店の香りが人を呼ぶ',
    '焼きたてを家で味わう',
  ]
  const japanese = (call: ModelCall) =>
    call.slides.map((number) => ({
      ...slide(number, cites[Math.floor((number - 1) / 2)]),
      title: `要点その${number}`,
      body: call.slides.length === 1 ? 'オーブンを温める手順' : (bodies[number - 1] ?? ''),
    }))
  const sections = sectionsOf(6, 2, cites).map((section, index) => ({
    ...section,
    title: ['種', '粉', '店'][index] ?? '',
  }))
  model.answer(plays({ sections, slides: japanese }))
  const input = { ...brief(sources), topic: 'はじめてのパン作り', audience: '初心者', slides: 6 }
  const drafted = await resultOf(client, await run(client, 'deck_outline', projectId, input))
  expect(OutlineSchema.parse(drafted.content).sections.map(({ rests }) => rests[0]?.documentId)).toEqual(
    sources,
  )
  const job = await run(client, 'deck_structure', projectId, { outlineId: drafted.id })
  const deck = DeckSchema.parse((await resultOf(client, job)).content)
  expect(job.result).toMatchObject({ slides: 6, writtenAnew: 1 })
  expect(deck.slides[3]?.body).toBe('オーブンを温める手順')
  expect(new Set(deck.slides.flatMap((each) => each.sources?.map(({ type }) => type) ?? []))).toEqual(
    new Set(['transcript', 'lecture_notes', 'journey']),
  )
  // Each part is shown what its section rests on, in the words of the document, and nothing of the others.
  const shown = model.calls.filter((call) => call.slides[0] === 5 && call.slides.length === 2)
  expect(JSON.stringify(shown[0]?.messages)).toContain('店で香りに気づく')
  expect(JSON.stringify(shown[0]?.messages)).not.toContain('強力粉を選びます')
})

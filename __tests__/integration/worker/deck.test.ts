import { DeckSchema } from '@shared/documents/deck.ts'
import { type Outline, OutlineSchema } from '@shared/documents/outline.ts'
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

const cited = [{ source: 1, from: 1, to: 2 }]
const sections = [
  { title: 'Flour', about: 'Which flour.', slides: 4, sources: cited },
  { title: 'Heat', about: 'How hot.', slides: 4, sources: [] },
]

/** Right slides, each of words of its own. */
const slides = (numbers: number[]) =>
  numbers.map((slide) => ({
    slide,
    title: `Point ${slide}`,
    body: `- only${slide}\n- here${slide}`,
    notes: '',
    sources: [],
  }))

function right({ slides: numbers }: ModelCall): ScriptedReply {
  return content(numbers.length === 0 ? { title: 'Bread', sections } : { slides: slides(numbers) })
}

describe('a deck', () => {
  it('is outlined, edited, and written section by section with the slides that were asked for', async () => {
    model.answer(right)
    const { client, projectId, talkId } = await aProject()
    const outline = await resultOf(client, await run(client, 'deck_outline', projectId, brief([talkId])))
    expect(model.calls).toHaveLength(1)
    const drafted = OutlineSchema.parse(outline.content)
    expect(drafted.sections[0]?.rests).toEqual([{ documentId: talkId, from: 1, to: 2 }])

    const edited: Outline = {
      ...drafted,
      sections: [
        ...drafted.sections.toReversed(),
        { id: 'mine', title: 'Rye', about: '', slides: 13, rests: [] },
      ],
    }
    await must(
      client.rpc('save_document', {
        document_id: outline.id,
        base_revision: outline.revision,
        title: 'My bread',
        content: edited,
      }),
    )
    const job = await run(client, 'deck_structure', projectId, { outlineId: outline.id })
    const document = await resultOf(client, job)
    const deck = DeckSchema.parse(document.content)
    expect(document.title).toBe('My bread')
    expect(deck.slides.map(({ title }) => title)).toEqual(oneTo(21).map((number) => `Point ${number}`))
    expect(new Set(deck.slides.map(({ section }) => section))).toEqual(new Set(['Heat', 'Flour', 'Rye']))
    expect(model.calls).toHaveLength(5)
  })

  it('is asked for again where a reply has too few slides, and where two sections say the same', async () => {
    let spoiled = false
    model.answer((call) => {
      const [first] = call.slides
      if (first === 1 && !spoiled) {
        spoiled = true
        return content({ slides: slides(call.slides).slice(1) })
      }
      // The second section repeats a slide of the first, until it is asked for that slide alone.
      const repeated = slides([2]).map((slide) => ({ ...slide, slide: 5 }))
      return first === 5 && call.slides.length > 1
        ? content({ slides: [...repeated, ...slides(call.slides.slice(1))] })
        : right(call)
    })
    const { client, projectId, talkId } = await aProject()
    const outline = await resultOf(client, await run(client, 'deck_outline', projectId, brief([talkId])))
    const job = await run(client, 'deck_structure', projectId, { outlineId: outline.id })
    const deck = DeckSchema.parse((await resultOf(client, job)).content)
    expect(deck.slides.map(({ title }) => title)).toEqual(oneTo(8).map((number) => `Point ${number}`))
    expect(job.result).toMatchObject({ slides: 8, writtenAnew: 1 })
    expect(
      model.calls
        .slice(1)
        .map((call) => call.slides.length)
        .sort(),
    ).toEqual([1, 4, 4, 4])
  })

  it('of a source that belongs to somebody else is refused before a model is asked', async () => {
    const [mine, theirs] = [await aProject(), await aProject()]
    await expect(run(mine.client, 'deck_outline', mine.projectId, brief([theirs.talkId]))).rejects.toThrow(
      'This document does not exist in this project.',
    )
    expect(model.calls).toEqual([])
  })
})

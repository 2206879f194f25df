import { JourneySchema } from '@shared/documents/journey.ts'
import { RetryableError } from '@shared/engine/errors.ts'
import type { TaskContext } from '@shared/engine/kind.ts'
import { check } from '@shared/kinds/journey_from_diagram/check.ts'
import { pictureOf } from '@shared/kinds/journey_from_diagram/picture.ts'
import { read } from '@shared/kinds/journey_from_diagram/read.ts'
import { checkRead, ReadReplySchema } from '@shared/kinds/journey_from_diagram/read-rules.ts'
import { regionProblem, tidyRegion } from '@shared/kinds/journey_from_diagram/regions.ts'
import type { DiagramInput } from '@shared/kinds/journey_from_diagram/schema.ts'
import type { ModelImage } from '@shared/model/model.ts'
import { describe, expect, it } from 'vitest'
import { journeyReply, questionReply, reviewOf, STORM } from '../../support/diagram-replies.ts'
import { deaf, noSound } from './no-sound.ts'

const MEDIA_ID = '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
const PNG = Buffer.from(STORM.png, 'base64')
const LIMIT = { maxBytes: 1_000_000, maxPixels: 2_048, maxSeconds: null, maxPages: null }

function contextOf(replies: unknown[], outputs: unknown[] = [], bytes: Uint8Array = PNG) {
  const images: ModelImage[] = []
  const problems: string[][] = []
  const context: TaskContext<DiagramInput> = {
    input: { mediaId: MEDIA_ID, prompt: '' },
    task: { stage: 'read', position: 0, input: {}, attempt: 1 },
    signal: new AbortController().signal,
    model: {
      name: 'vision',
      offline: false,
      ...deaf,
      async structured(request) {
        images.push(...(request.images ?? []))
        for (const again of [0, 1, 2]) {
          const value = request.schema.parse(replies[Math.min(again, replies.length - 1)]) as never
          const wrong = request.check?.(value) ?? []
          problems.push(wrong)
          if (wrong.length === 0) return value
        }
        throw new RetryableError('model_reply_broke_rules', 'It broke the rules.')
      },
    },
    document: async () => {
      throw new Error('This kind reads no document')
    },
    media: async (id) => ({ id, name: 'storm.png', type: 'image/png', bytes, limit: LIMIT }),
    ...noSound,
    outputs: async () => outputs,
  }
  return { context, images, problems }
}

describe('a region', () => {
  it.each([
    [{ x: 0, y: 0, w: 0, h: 0.2 }, 'without width'],
    [{ x: 0.9, y: 0, w: 0.2, h: 0.2 }, 'outside'],
    [{ x: 0, y: 0, w: 1, h: 0.9 }, 'most of the picture'],
    [{ x: 12, y: 30, w: 40, h: 50 }, 'fractions'],
  ])('%j is none', (region, why) => {
    expect(regionProblem(region)).toContain(why)
  })

  it('may stand over the edge by as much as a model errs, and is cut there', () => {
    const region = { x: 0.95, y: 0.1, w: 0.06, h: 0.2 }
    expect(regionProblem(region)).toBeNull()
    expect(tidyRegion(region)).toEqual({ x: 0.95, y: 0.1, w: 0.05, h: 0.2 })
  })
})

describe('a picture', () => {
  it('is what its bytes are, and has their size', () => {
    const media = { id: MEDIA_ID, name: 'x.gif', type: 'image/gif', bytes: PNG, limit: LIMIT }
    expect(pictureOf(media)).toMatchObject({ type: 'image/png', width: 64, height: 32 })
  })

  it.each([
    ['text', Buffer.from('no picture at all')],
    ['nothing', Buffer.alloc(0)],
    ['the head of a picture alone', PNG.subarray(0, 12)],
    ['a vector drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ])('is not %s', (_what, bytes) => {
    const media = { id: MEDIA_ID, name: 'x.png', type: 'image/png', bytes, limit: LIMIT }
    expect(() => pictureOf(media)).toThrow(expect.objectContaining({ code: 'picture_unreadable' }))
  })
})

it('a picture of more pixels than the settings allow is not looked at, whatever was said of it', () => {
  const media = { id: MEDIA_ID, name: 'x.png', type: 'image/png', bytes: PNG }
  const limit = { ...LIMIT, maxPixels: 2_047 }
  expect(() => pictureOf({ ...media, limit })).toThrow('at most')
})

describe('reading a picture', () => {
  it('keeps the words as they are written, and goes on to a second look', async () => {
    const { context, images } = contextOf([journeyReply()])
    const { output, nextTasks } = await read(context)
    expect(images).toEqual([{ type: 'image/png', bytes: PNG }])
    expect(nextTasks).toEqual([{ stage: 'check', position: 0, input: {} }])
    expect(JSON.stringify(output)).toContain('Access damage')
    expect(output).toMatchObject({ question: null, picture: { width: 64, height: 32 } })
  })

  it('of no journey is a question, without a document', async () => {
    const { context } = contextOf([questionReply()])
    const { finish, nextTasks } = await read(context)
    expect(nextTasks).toBeUndefined()
    expect(finish?.document).toBeUndefined()
    expect(finish?.result).toMatchObject({
      question: { looksLike: 'sequence_diagram', choices: ['The user who is redirected'] },
    })
  })

  it('is told what was wrong, and after three times only what has a region is kept', async () => {
    const reply = journeyReply()
    const [stage] = reply.stages
    if (!stage?.entries[0]) throw new Error('The reply has no entry')
    stage.entries[0].region = { x: 0, y: 0, w: 1, h: 1 }
    const { context, problems } = contextOf([reply])
    const { output } = await read(context)
    expect(problems).toHaveLength(3)
    expect(problems[0]?.[0]).toContain('covers most of the picture')
    expect(output).toMatchObject({ stages: [{ title: 'Storm begins to hit', entries: [] }, {}, {}] })
  })

  it('of an invented way beside a question is refused', () => {
    const reply = ReadReplySchema.parse({ ...questionReply(), stages: journeyReply().stages })
    expect(checkRead(reply)).toEqual(['It is no journey, so "stages" must be empty.'])
  })
})

describe('the second look', () => {
  it('drops what is not there, takes its words and regions, and leaves empty cells empty', async () => {
    const first = (await read(contextOf([journeyReply()]).context)).output
    const review = reviewOf(journeyReply())
    const [, learn] = review.cells
    if (!learn) throw new Error('There is no second cell')
    learn.there = false
    const { context } = contextOf([review], [first])
    const { finish } = await check(context)
    const journey = JourneySchema.parse(finish?.document?.content)
    expect(journey.transcripts).toEqual([])
    expect(journey.pictures).toEqual([{ id: MEDIA_ID, name: 'storm.png', width: 64, height: 32 }])
    const [hit, passes, post] = journey.stages
    expect(hit).toMatchObject({ title: 'Storm begins to hit', steps: [] })
    expect(passes?.steps).toMatchObject([
      { text: 'Access damage', sources: [{ mediaId: MEDIA_ID, quote: 'Access damage' }] },
    ])
    expect(post).toMatchObject({ title: 'Post event', feelings: [], painPoints: [], opportunities: [] })
  })

  it('that finds nothing again ends with a question', async () => {
    const first = (await read(contextOf([journeyReply()]).context)).output
    const review = reviewOf(journeyReply())
    for (const cell of review.cells) cell.there = false
    const { finish } = await check(contextOf([review], [first]).context)
    expect(finish?.document).toBeUndefined()
    expect(finish?.result).toHaveProperty('question.text')
  })
})

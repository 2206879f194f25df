import { checkExtract, ExtractReplySchema } from '@shared/kinds/journey_from_transcript/extract-rules.ts'
import { collect } from '@shared/kinds/journey_from_transcript/found.ts'
import { checkMerge, MergeReplySchema } from '@shared/kinds/journey_from_transcript/merge-rules.ts'
import { describe, expect, it } from 'vitest'
import { findJourney } from '../../../local/model/journey/find-journey.ts'
import { orderJourney } from '../../../local/model/journey/order-journey.ts'
import { material } from '../kinds/journey-context.ts'

const interview = [
  'Host: How did you first come across the course?',
  'Ana: I heard about it on a podcast. I was curious.',
  'Ana: I looked at the website that evening. The pricing page was confusing. I thought it was only for big companies.',
  'Host: Did you pay at once? I tried it once and was delighted.',
  'Ana: We signed up in March. The checkout took forever. I was frustrated, and not happy at all.',
  'Ana: I wish there had been a short video.',
]

/** The reply for these lines; it keeps the rules that a real model is held to. */
function found(lines: string[]) {
  const said = material(lines)
  const reply = ExtractReplySchema.parse(findJourney({ lines: said }))
  expect(checkExtract(reply, said)).toEqual([])
  return reply
}

const texts = (reply: ReturnType<typeof found>, row: string) =>
  reply.stages.flatMap(({ entries }) => entries.filter((each) => each.row === row).map(({ text }) => text))

describe('the drafted journey', () => {
  it('sorts what somebody tells of their own way, in its own words', () => {
    const reply = found(interview)
    expect(reply.stages.map(({ title }) => title)).toEqual([
      'Hearing of it',
      'Looking around',
      'Trying it',
      'Deciding and paying',
    ])
    expect(texts(reply, 'touchpoints')).toEqual(['podcast', 'website', 'pricing page', 'checkout'])
    expect(texts(reply, 'opportunities')).toEqual(['I wish there had been a short video.'])
    expect(reply.about?.text).toBe('Ana')
  })

  it('scores feelings by their word, and leaves out what was taken back', () => {
    const feelings = found(interview).stages.flatMap(({ entries }) =>
      entries.filter(({ row }) => row === 'feelings'),
    )
    expect(feelings.map(({ text, score }) => [text, score])).toEqual([
      ['curious', 1],
      ['delighted', 2],
      ['frustrated', -2],
    ])
  })

  it.each([
    [
      'German',
      [
        'Ana: Ich habe in einem Podcast davon gehört.',
        'Ana: Dann haben wir es ausprobiert und das ist nicht leicht.',
        'Ana: Wir haben es im März gekauft, ich war begeistert.',
      ],
      3,
    ],
    [
      'Chinese',
      ['我在播客上听说了这个课程。', '后来我对比了三家，官网太复杂。', '三月我们买了，我很开心。'],
      3,
    ],
  ])('reads %s', (_language, lines, stages) => {
    expect(found(lines).stages).toHaveLength(stages)
  })

  it.each([
    [
      'small talk',
      ['Hello!', 'How are you?', 'Fine, the weather is lovely today.', 'See you tomorrow then.'],
    ],
    [
      'a lecture',
      [
        'A mempool is a cache of unconfirmed transactions.',
        'Each node keeps one of its own.',
        'Fees decide what is dropped.',
      ],
    ],
    ['questions alone', ['Have you tried it?', 'Did I say that we bought it?', 'Have we paid?']],
    ['nothing', ['…', '—', '1 2 3']],
  ])('finds none in %s', (_name, lines) => {
    expect(found(lines)).toEqual({ about: null, stages: [] })
  })

  it('takes steps far from each other in a long talk for figures of speech', () => {
    const talk = Array.from({ length: 40 }, (_, index) => `Roles of kind ${index} matter in an incident.`)
    const steps = ['We looked at other systems.', 'So we picked the best role.', 'We decided on one of them.']
    const spread = steps.flatMap((step, index) => [...talk.slice(0, 12 + index), step])
    expect(found(spread)).toEqual({ about: null, stages: [] })
    expect(found([...talk, ...steps]).stages).toHaveLength(2)
  })

  it('says so in a language that it has no cues for', () => {
    const lines = material(['Je suis allé dans le magasin pour acheter des livres avec nous et vous.'])
    expect(() => findJourney({ lines })).toThrow('offline model')
  })

  it('keeps within the entries of a piece, however much is told', () => {
    const lines = Array.from(
      { length: 300 },
      (_, index) =>
        `Ana: I ${['heard', 'tried it', 'bought it', 'called them', 'cancelled'][index % 5]}, number ${index}, by e-mail; I was happy and worried.`,
    )
    found(lines)
  })

  it('puts the parts in the usual order and joins nothing', () => {
    const reply = found(interview)
    const parts = collect([
      {
        documentId: '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11',
        ...reply,
        model: { name: 'offline', offline: true },
      },
    ])
    const order = MergeReplySchema.parse(
      orderJourney({ transcripts: ['Ana'], parts: [...parts.parts].reverse() }),
    )
    expect(checkMerge(order, parts)).toEqual([])
    expect(order.stages.map(({ title }) => title)).toEqual(reply.stages.map(({ title }) => title))
    expect(order.title).toBe('Ana')
  })
})

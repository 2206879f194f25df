import { checkMerge, MergeReplySchema } from '@shared/kinds/sop_generation/merge-rules.ts'
import { checkPart, SopReplySchema } from '@shared/kinds/sop_generation/rules.ts'
import { describe, expect, it } from 'vitest'
import { mergeSop } from '../../../local/model/sop/merge-sop.ts'
import { writeSopPart } from '../../../local/model/sop/write-part.ts'
import { pieceLines } from '../kinds/lecture-notes-context.ts'

/** The reply for these lines; it keeps the rules that a real model is held to. */
function written(texts: string[]) {
  const lines = pieceLines(texts)
  const reply = SopReplySchema.parse(writeSopPart({ lines }))
  expect(checkPart(reply, lines)).toEqual([])
  return reply
}

const stepsOf = (reply: ReturnType<typeof written>) =>
  reply.chapters.flatMap(({ steps }) => steps.map(({ text }) => text))

const SHOWN = [
  'Hello everyone, can you hear me?',
  'In this video I will show how to clean the coffee machine.',
  'This applies only to the machines on the second floor.',
  'The shift lead is responsible for the cleaning log.',
  'You will need a soft brush and the blue cleaning powder.',
  'First, switch off the machine at the back.',
  'Never open the lid while the machine is hot.',
  'Then remove the water tank',
  'and rinse it with warm water.',
  'Make sure that no powder is left in the tank.',
  'A brew group is a small press that holds the ground coffee.',
  'If the light does not turn green, empty the drip tray and press the button again.',
  'Finally, sign the cleaning log.',
]

describe('the drafted training', () => {
  it('is what was said, sorted by what it is', () => {
    const reply = written(SHOWN)
    expect(reply.purpose).toBe(SHOWN[1])
    expect(reply.scope).toBe(SHOWN[2])
    expect(reply.roles).toEqual([{ text: SHOWN[3], lines: [4] }])
    expect(reply.materials).toEqual([{ text: SHOWN[4], lines: [5] }])
    expect(reply.chapters).toHaveLength(1)
    expect(reply.chapters[0]?.steps).toEqual([
      { text: SHOWN[5], lines: [6], warnings: [{ text: SHOWN[6], lines: [7] }], checks: [] },
      {
        text: 'Then remove the water tank and rinse it with warm water.',
        lines: [8, 9],
        warnings: [],
        checks: [{ text: SHOWN[9], lines: [10] }],
      },
      { text: SHOWN[12], lines: [13], warnings: [], checks: [] },
    ])
    expect(reply.troubles).toEqual([
      {
        problem: 'If the light does not turn green',
        remedy: 'empty the drip tray and press the button again.',
        lines: [12],
      },
    ])
    expect(reply.checkpoints.map(({ question }) => question)).toEqual([
      'What is brew group?',
      'What do you do after this: “First, switch off the machine at the back.”?',
      'What do you do after this: “Then remove the water tank and rinse it with warm water.”?',
    ])
    expect(JSON.stringify(reply)).not.toContain('hear me')
  })

  it.each([
    [
      'German',
      [
        'Das Ziel ist eine saubere Maschine für alle im Haus.',
        'Zuerst schalten wir die Maschine aus.',
        'Vorsicht, das Wasser in der Maschine ist heiß.',
        'Dann nehmen wir den Tank aus der Maschine.',
      ],
      ['Zuerst schalten wir die Maschine aus.', 'Dann nehmen wir den Tank aus der Maschine.'],
    ],
    [
      'Chinese',
      ['首先关闭机器后面的电源开关。', '注意机器里面的水很烫。', '然后把水箱拿出来用温水冲洗。'],
      ['首先关闭机器后面的电源开关。', '然后把水箱拿出来用温水冲洗。'],
    ],
  ])('reads %s', (_language, texts, steps) => {
    const reply = written(texts)
    expect(stepsOf(reply)).toEqual(steps)
    expect(reply.chapters[0]?.steps[0]?.warnings).toHaveLength(1)
  })

  it.each([
    ["Let's start with a quick question.", 'English'],
    ["So let's begin with a short story about my first day.", 'English'],
    ["Okay, let's get started.", 'English'],
    ['First, I want to start with a few words about the agenda.', 'English'],
    ["We'll take questions at the end.", 'English'],
    ["Then we'll move on to the next topic.", 'English'],
    ['Zuerst beginnen wir mit einer kurzen Frage.', 'German'],
    ['首先我们来问一个小问题。', 'Chinese'],
  ])('“%s” announces what is talked of, and is no step', (announced, language) => {
    const shown = {
      English: SHOWN,
      German: ['Zuerst schalten wir die Maschine aus.', 'Dann nehmen wir den Tank aus der Maschine.'],
      Chinese: ['首先关闭机器后面的电源开关。', '然后把水箱拿出来用温水冲洗。'],
    }[language]
    const texts = shown ?? []
    const steps = stepsOf(written([announced, ...texts]))
    expect(steps).toEqual(stepsOf(written([texts.at(-1) ?? '', ...texts])).slice(1))
    expect(steps).not.toContain(announced)
  })

  it.each([
    "Let's start with the pump.",
    'Ask the customer two questions.',
    'Then you tell the caller the story of the part.',
    'We take the tank out and answer the phone.',
  ])('“%s” stays a step', (step) => {
    expect(stepsOf(written([step, ...SHOWN]))).toContain(step)
  })

  it('of a language whose words for doing it does not know has chapters and key points, and no step', () => {
    const reply = written([
      'Koneen säiliö irrotetaan ja koneen säiliö huuhdellaan lämpimällä vedellä.',
      'Koneen kantta ei avata silloin kun koneen sisällä on kuumaa.',
      'Lopuksi koneen käyttäjä allekirjoittaa koneen päiväkirjan.',
    ])
    expect(stepsOf(reply)).toEqual([])
    expect(reply.chapters).toHaveLength(1)
    expect(reply.keyPoints.length).toBeGreaterThan(0)
  })

  it.each([
    [
      'small talk',
      ['Hello!', 'How are you today, my friend?', 'Fine, thanks, and you?', 'See you tomorrow then.'],
    ],
    ['signs alone', ['…', '—', '1 2 3']],
    [
      'an empty room',
      ['Hello?', 'Hi, can you hear me?', 'Thank you for coming, see you next week everyone.'],
    ],
  ])('finds nothing in %s', (_name, texts) => {
    const reply = written(texts)
    expect(reply.nothing).not.toBeNull()
    expect(reply.chapters).toEqual([])
  })

  it('keeps the rules however much is said, on a line or on a hundred', () => {
    const step = (index: number) =>
      [
        `Press button number ${index} of the machine.`,
        `Never touch wire ${index} of the machine.`,
        `Check that light ${index} is green now.`,
      ].join(' ')
    const many = written(Array.from({ length: 100 }, (_, index) => step(index)))
    expect(many.chapters).toHaveLength(5)
    written([Array.from({ length: 60 }, (_, index) => step(index)).join(' ')])
  })

  it('is joined under the name of the transcript', () => {
    const parts = [
      { title: 'A', purpose: '', scope: '' },
      { title: 'B', purpose: 'To clean the machine.', scope: '' },
    ]
    const keyPoints = Array.from({ length: 9 }, (_, index) => ({
      id: `k${index + 1}`,
      text: `Point ${index}`,
      lines: [1],
      start: null,
    }))
    const reply = MergeReplySchema.parse(mergeSop({ transcript: 'Cleaning', parts, notes: keyPoints }))
    const joined = { parts, keyPoints, roles: [], materials: [], chapters: [], troubles: [], checkpoints: [] }
    expect(checkMerge(reply, joined)).toEqual([])
    expect(reply).toMatchObject({ title: 'Cleaning', purpose: 'To clean the machine.', scope: '' })
    expect(reply.keyPoints).toHaveLength(6)
  })
})

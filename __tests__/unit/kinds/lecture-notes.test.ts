import { LectureNotesSchema, linesOf } from '@shared/documents/lecture-notes.ts'
import { notes } from '@shared/kinds/lecture_notes/notes.ts'
import { plan } from '@shared/kinds/lecture_notes/plan.ts'
import { save } from '@shared/kinds/lecture_notes/save.ts'
import type { NotesOutput } from '@shared/kinds/lecture_notes/tasks.ts'
import { type Piece, PieceSchema } from '@shared/transcripts/pieces.ts'
import type { PlanOutput } from '@shared/transcripts/plan.ts'
import { describe, expect, it } from 'vitest'
import {
  EMPTY,
  notesContext,
  pieceLines,
  replyOf,
  TRANSCRIPT_ID,
  transcriptOf,
} from './lecture-notes-context.ts'

const SAID = [
  'A mempool is a cache of unconfirmed transactions.',
  'Hello there!',
  'Fees decide which of them are dropped.',
]
const MEMPOOL = 'The mempool caches transactions that are unconfirmed.'
const FEES = 'Fees decide what is dropped.'

async function planned(texts: string[], document = {}) {
  const { context } = notesContext({ document: { content: transcriptOf(texts), ...document } })
  const { nextTasks = [], output } = await plan(context)
  const tasks = nextTasks.filter(({ stage }) => stage === 'notes').map(({ input }) => input as Piece)
  return { tasks, output: output as PlanOutput, stages: nextTasks.map(({ stage }) => stage) }
}

async function noted(replies: unknown[], texts = SAID) {
  const taskInput = { title: 'T', piece: 1, pieces: 1, before: [], lines: pieceLines(texts) }
  const { context, asked } = notesContext({
    taskInput,
    reply: (_request, again) => replies[Math.min(again, replies.length - 1)],
  })
  return { output: (await notes(context)).output as NotesOutput, asked }
}

describe('plan', () => {
  it('cuts 40,000 words into pieces that hold every line once, each with the lines before it', async () => {
    const texts = Array.from({ length: 1_000 }, (_, index) => `Line ${index} ${'word '.repeat(38)}`)
    const { tasks, output, stages } = await planned(texts)
    expect(tasks.flatMap(({ lines }) => lines.map(({ line }) => line))).toEqual(
      texts.map((_, index) => index + 1),
    )
    expect(tasks[1]?.before.at(-1)?.line).toBe(tasks[0]?.lines.at(-1)?.line)
    expect(output.pieces).toHaveLength(tasks.length)
    expect(stages.at(-1)).toBe('save')
    const sizes = tasks.map((task) => Buffer.byteLength(JSON.stringify(task)))
    for (const task of tasks) expect(PieceSchema.safeParse(task).success).toBe(true)
    expect(Math.max(...sizes)).toBeLessThan(30_000)
    // No piece is a rest that is too short to take notes of.
    expect(Math.min(...sizes) * 2).toBeGreaterThan(Math.max(...sizes))
  })

  it('takes captions of a few words and lines of four thousand characters', async () => {
    expect((await planned(Array.from({ length: 20_000 }, () => 'and so'))).tasks.length).toBeLessThan(100)
    expect((await planned(Array.from({ length: 9 }, () => 'x'.repeat(4_000)))).tasks).toHaveLength(4)
  })

  it.each([
    ['a deck', { type: 'deck' as const }],
    ['what is no transcript', { content: { lines: 'none' } }],
  ])('refuses %s', async (_name, document) => {
    await expect(planned(SAID, document)).rejects.toMatchObject({ code: 'document_unreadable' })
  })
})

describe('notes', () => {
  it('are kept with their lines in order and the time of the first', async () => {
    const definitions = [{ term: 'mempool', meaning: 'A cache of transactions.', lines: [1] }]
    const questions = [{ question: 'What drops them?', answer: 'Their fees.', lines: [3, 1, 3] }]
    const { output, asked } = await noted([replyOf(MEMPOOL, [1], { definitions, questions })])
    expect(asked).toEqual([[]])
    expect(output.sections).toEqual([
      { heading: 'A topic', points: [{ text: MEMPOOL, lines: [1], start: 0 }] },
    ])
    expect(output.definitions).toEqual([{ ...definitions[0], start: 0 }])
    expect(output.questions[0]).toMatchObject({ lines: [1, 3], start: 0 })
  })

  it.each([
    ['names no line', replyOf(FEES, [])],
    ['names line 9, which is not in your part', replyOf(FEES, [9])],
    ['has no word in common with line 2', replyOf(FEES, [2])],
    [
      'is not said in line 1',
      replyOf(MEMPOOL, [1], {
        definitions: [{ term: 'blockchain', meaning: 'Of transactions.', lines: [1] }],
      }),
    ],
    ['keep the 40', replyOf(FEES, [3], { takeaways: Array(40).fill({ text: FEES, lines: [3] }) })],
    ['Only one can be', { ...replyOf(FEES, [3]), nothing: 'small talk' }],
    ['does not say why', { ...EMPTY, nothing: null, title: 'T', summary: FEES }],
    ['leave it out', replyOf(FEES, [3], { sections: [{ heading: 'A topic', points: [] }] })],
    ['no word in common with the lines', replyOf(FEES, [3], { summary: 'Quantum gravity.' })],
  ])('that broke a rule are asked for again: %s', async (sentence, broken) => {
    const { output, asked } = await noted([broken, replyOf(FEES, [3])])
    expect(asked).toHaveLength(2)
    expect(asked[0]?.join(' ')).toContain(sentence)
    expect(output.sections[0]?.points[0]?.text).toBe(FEES)
  })

  it('that rest on nothing after two more asks are left out, and so is a section of nothing else', async () => {
    const invented = { text: 'Bananas are yellow.', lines: [3] }
    const sections = [
      { heading: 'Fruit', points: [invented] },
      { heading: 'Fees', points: [invented, { text: FEES, lines: [3] }] },
    ]
    const { output, asked } = await noted([replyOf(FEES, [3], { sections, takeaways: [invented] })])
    expect(asked).toHaveLength(3)
    expect(output.sections).toEqual([{ heading: 'Fees', points: [{ text: FEES, lines: [3], start: 20 }] }])
    expect(output.takeaways).toEqual([])
  })

  it('of nothing are a right answer; of a long piece only when it was looked at again', async () => {
    expect((await noted([EMPTY])).asked).toHaveLength(1)
    const long = Array.from({ length: 30 }, () => 'well so what do we do with ten more words here')
    const { output, asked } = await noted([EMPTY], long)
    expect(asked).toHaveLength(2)
    expect(output).toMatchObject({ nothing: 'small talk', sections: [] })
  })

  it('of a piece that an older version planned cannot be taken', async () => {
    const { context } = notesContext({ taskInput: { slides: [] } })
    await expect(notes(context)).rejects.toMatchObject({ code: 'input_outdated' })
  })
})

const model = { name: 'test-model', offline: false }
const part = (overrides: Partial<NotesOutput>): NotesOutput => ({
  ...EMPTY,
  nothing: null,
  title: 'A part',
  summary: 'Transactions and fees.',
  model,
  ...overrides,
})
const note = (text: string, line: number) => ({ text, lines: [line], start: line * 10 })

async function saved(parts: NotesOutput[], reply: Record<string, unknown> = {}) {
  const pieces = parts.map((_, index) => ({ from: index * 10 + 1, to: index * 10 + 10, start: null }))
  const transcript = { id: TRANSCRIPT_ID, title: 'A lecture', revision: 1 }
  const { context, asked } = notesContext({
    outputs: { plan: [{ transcript, mediaId: null, pieces }], notes: parts },
    reply: () => ({
      title: 'Fees and transactions',
      summary: 'It is about fees.',
      takeaways: ['t1'],
      same: [],
      ...reply,
    }),
  })
  const { finish } = await save(context)
  const content = LectureNotesSchema.parse(finish?.document?.content)
  return { title: finish?.document?.title, content, asked }
}

const two = [
  part({
    sections: [{ heading: 'Fees', points: [note('Fees decide what is dropped first.', 1)] }],
    takeaways: [note('Pay the right fee.', 1)],
    definitions: [{ term: 'Mempool', meaning: 'A cache.', lines: [2], start: 20 }],
  }),
  part({
    sections: [
      {
        heading: 'fees ',
        points: [note('Fees decide what is dropped first.', 11), note('A fee can be raised.', 12)],
      },
      { heading: 'Nodes', points: [note('What goes first hangs on the fee.', 13)] },
    ],
    takeaways: [note('Paying too little is slow.', 13)],
    definitions: [{ term: 'mempool', meaning: 'Where they wait.', lines: [14], start: 140 }],
  }),
]

describe('save', () => {
  it('says once what was said twice, with the lines of both, and joins a topic over the border', async () => {
    const { title, content, asked } = await saved(two)
    expect(title).toBe('Fees and transactions')
    expect(content.sections.map(({ heading, points }) => [heading, points.length])).toEqual([
      ['Fees', 2],
      ['Nodes', 1],
    ])
    expect(content.sections[0]?.points[0]?.lines).toEqual([1, 11])
    expect(content.definitions).toMatchObject([{ term: 'Mempool', meaning: 'A cache.', lines: [2, 14] }])
    expect(asked).toHaveLength(1)
  })

  it('leaves apart what differs in its numbers alone', async () => {
    const points = [
      note('Sales of the shop rose by 10 percent in the year 2019.', 1),
      note('Sales of the shop rose by 12 percent in the year 2020.', 2),
    ]
    const { content } = await saved([part({ sections: [{ heading: 'Sales', points }] })])
    expect(content.sections[0]?.points).toHaveLength(2)
  })

  it('joins what the model found to be the same, in the words of the first', async () => {
    const { content } = await saved(two, { same: [['p1', 'p3']], takeaways: ['t2', 't1'] })
    expect(content.sections.map(({ heading }) => heading)).toEqual(['Fees'])
    expect(content.sections.flatMap(linesOf)).toEqual([1, 11, 12, 13])
    expect(content.takeaways.map(({ text }) => text)).toEqual([
      'Paying too little is slow.',
      'Pay the right fee.',
    ])
  })

  it('passes over ids that are not there, and keeps every part cited', async () => {
    const { content, asked } = await saved(two, {
      title: ' ',
      summary: 'Bananas.',
      takeaways: ['t9', 'p1'],
      same: [
        ['p1', 't1'],
        ['p7', 'p8'],
        ['p3', 'p3'],
      ],
    })
    expect(asked).toHaveLength(3)
    expect(content.summary).toBe('Transactions and fees. Transactions and fees.')
    expect(content.takeaways).toHaveLength(2)
    expect(content.sections.flatMap(linesOf)).toEqual([1, 11, 12, 13])
  })

  it('asks no model for a single part, and says which part holds nothing', async () => {
    const { content, asked } = await saved([
      two[0] ?? part({}),
      part({ ...EMPTY, nothing: 'waiting for people' }),
    ])
    expect(asked).toEqual([])
    expect(content.leftOut).toEqual([{ from: 11, to: 20, start: null, about: 'waiting for people' }])
  })

  it('of nothing but small talk writes no document', async () => {
    await expect(saved([part(EMPTY)])).rejects.toMatchObject({ code: 'no_notes_found' })
  })

  it('of parts that are missing fails', async () => {
    const { context } = notesContext({ outputs: { plan: [], notes: [] } })
    await expect(save(context)).rejects.toMatchObject({ code: 'result_invalid' })
  })

  it('of 120 parts takes less than a second', async () => {
    const words = (seed: number) =>
      Array.from({ length: 14 }, (_, index) => `w${(seed * 7919 + index * 104_729) % 3_001}`)
    const many = Array.from({ length: 120 }, (_, index) =>
      part({
        sections: [
          {
            heading: `Topic ${index}`,
            points: Array.from({ length: 12 }, (_each, at) =>
              note(words(index * 12 + at).join(' '), index * 10 + 1),
            ),
          },
        ],
        takeaways: [note(`${words(index).join(' ')} fees`, index * 10 + 1)],
      }),
    )
    const before = process.cpuUsage()
    const { content } = await saved(many)
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000)
    const cited = new Set(content.sections.flatMap(linesOf))
    expect([...cited].length).toBe(120)
  })
})

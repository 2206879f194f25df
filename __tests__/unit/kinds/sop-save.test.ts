import { numberedSteps, SopSchema } from '@shared/documents/sop.ts'
import { save } from '@shared/kinds/sop_generation/save.ts'
import type { PartStep, SopPart } from '@shared/kinds/sop_generation/tasks.ts'
import { expect, it } from 'vitest'
import { notesContext, TRANSCRIPT_ID } from './lecture-notes-context.ts'

const note = (text: string, line: number) => ({ text, lines: [line], start: line * 10 })
const step = (text: string, line: number, remarks: Partial<PartStep> = {}): PartStep => ({
  ...note(text, line),
  warnings: [],
  checks: [],
  ...remarks,
})
const NOTHING: SopPart = {
  title: '',
  purpose: '',
  scope: '',
  roles: [],
  materials: [],
  chapters: [],
  troubles: [],
  keyPoints: [],
  checkpoints: [],
  nothing: 'waiting',
  model: { name: 'test-model', offline: false },
}
const part = (changes: Partial<SopPart>): SopPart => ({
  ...NOTHING,
  nothing: null,
  title: 'A part',
  ...changes,
})
const chapter = (heading: string, line: number, steps: PartStep[]) => ({
  heading,
  lines: [line],
  start: line * 10,
  steps,
})

async function saved(parts: SopPart[], reply?: unknown) {
  const pieces = parts.map((_, index) => ({ from: index * 10 + 1, to: index * 10 + 10, start: null }))
  const transcript = { id: TRANSCRIPT_ID, title: 'A shift', revision: 1 }
  const { context, asked } = notesContext({
    outputs: { plan: [{ transcript, mediaId: null, pieces }], write: parts },
    reply: () => reply,
  })
  const { finish } = await save(context)
  return {
    title: finish?.document?.title,
    sop: SopSchema.parse(finish?.document?.content),
    result: finish?.result,
    asked,
  }
}

const first = part({
  purpose: 'To keep the machine clean.',
  materials: [note('A soft brush', 2)],
  chapters: [chapter('Cleaning', 1, [step('Rinse the tank.', 3)])],
  keyPoints: [note('Heat is a danger.', 4)],
})

it('a training of one piece is joined without a model, and named by its part', async () => {
  const { title, sop, result, asked } = await saved([first])
  expect(asked).toEqual([])
  expect(title).toBe('A part')
  expect(sop).toMatchObject({ purpose: 'To keep the machine clean.', scope: '', leftOut: [] })
  expect(result).toEqual({ chapters: 1, steps: 1, checkpoints: 0 })
})

const second = part({
  materials: [note('A soft brush', 12)],
  chapters: [
    chapter('cleaning', 11, [
      step('Rinse the tank with warm water.', 13, { warnings: [note('It may be hot.', 14)] }),
      step('Rinse the tank.', 15),
    ]),
    chapter('Closing', 16, [step('Sign the log.', 17)]),
  ],
  keyPoints: [note('The log is signed.', 18)],
})
const MERGED = {
  title: 'Clean the machine',
  purpose: 'A clean machine.',
  scope: '',
  keyPoints: ['k2'],
  same: [],
}

it('pieces are joined: what is needed is said once, a chapter goes on over the border, and steps that are alike stay', async () => {
  const { title, sop } = await saved([first, second, NOTHING], MERGED)
  expect(title).toBe('Clean the machine')
  expect(sop.materials).toMatchObject([{ text: 'A soft brush', lines: [2, 12] }])
  expect(sop.chapters.map(({ heading, steps }) => [heading, steps.map(({ text }) => text)])).toEqual([
    ['Cleaning', ['Rinse the tank.', 'Rinse the tank with warm water.', 'Rinse the tank.']],
    ['Closing', ['Sign the log.']],
  ])
  expect([...numberedSteps(sop).values()]).toEqual([1, 2, 3, 4])
  expect(sop.keyPoints.map(({ text }) => text)).toEqual(['The log is signed.'])
  expect(sop.leftOut).toEqual([{ from: 21, to: 30, start: null, about: 'waiting' }])
})

it('steps that the model says are one become one, with the lines and the warnings of both', async () => {
  const { sop } = await saved([first, second], { ...MERGED, same: [['s1', 's2']] })
  expect(sop.chapters[0]?.steps).toMatchObject([
    { text: 'Rinse the tank.', lines: [3, 13], warnings: [{ text: 'It may be hot.' }] },
    { text: 'Rinse the tank.', lines: [15] },
  ])
})

it.each([
  ['There is no such note there: k9, s7', { ...MERGED, keyPoints: ['k9'], same: [['s1', 's7']] }],
  ['not all of one sort', { ...MERGED, same: [['s1', 'm1']] }],
  [
    'In "same" more than once: s1',
    {
      ...MERGED,
      same: [
        ['s1', 's2'],
        ['s1', 's3'],
      ],
    },
  ],
  ['The purpose has no word in common', { ...MERGED, purpose: 'Quantum gravity.' }],
  ['No key point is chosen', { ...MERGED, keyPoints: [] }],
  ['has no title', { ...MERGED, title: '' }],
])('a merge that broke a rule is asked for again, and what fits of it is used: %s', async (sentence, reply) => {
  const { sop, title, asked } = await saved([first, second], reply)
  expect(asked).toHaveLength(3)
  expect(asked[0]?.join(' ')).toContain(sentence)
  expect(title).not.toBe('')
  expect(sop.keyPoints.length).toBeGreaterThan(0)
  expect(sop.purpose).toMatch(/machine/)
})

it('a transcript of nothing has a code, and parts that do not fit together are no training', async () => {
  await expect(saved([NOTHING])).rejects.toMatchObject({
    code: 'no_training_found',
  })
  const { context } = notesContext({ outputs: { plan: [], write: [first] } })
  await expect(save(context)).rejects.toMatchObject({ code: 'result_invalid' })
})

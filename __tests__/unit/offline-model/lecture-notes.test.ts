import { checkMerge, MergeReplySchema } from '@shared/kinds/lecture_notes/merge-rules.ts'
import { checkNotes, NotesReplySchema } from '@shared/kinds/lecture_notes/rules.ts'
import { describe, expect, it } from 'vitest'
import { mergeNotes } from '../../../local/model/notes/merge-notes.ts'
import { takeNotes } from '../../../local/model/notes/take-notes.ts'
import { pieceLines } from '../kinds/lecture-notes-context.ts'

/** The reply for these lines; it keeps the rules that a real model is held to. */
function taken(texts: string[]) {
  const lines = pieceLines(texts)
  const reply = NotesReplySchema.parse(takeNotes({ lines }))
  expect(checkNotes(reply, lines)).toEqual([])
  return reply
}

const TALK = [
  'Hello everyone, can you hear me?',
  'A mempool is a cache of unconfirmed transactions.',
  'Each node keeps a mempool of its own, and its policy decides',
  'which transactions are dropped when it is full.',
  'Transactions with higher fees are kept longer than others.',
  'What happens to the transactions that are dropped?',
]

describe('the drafted notes', () => {
  it('are sentences that were said, over the ends of captions, with the terms that were explained', () => {
    const reply = taken(TALK)
    expect(reply.sections).toHaveLength(1)
    expect(reply.sections[0]?.points).toContainEqual({
      text: 'Each node keeps a mempool of its own, and its policy decides which transactions are dropped when it is full.',
      lines: [3, 4],
    })
    expect(reply.definitions).toEqual([
      { term: 'mempool', meaning: 'a cache of unconfirmed transactions.', lines: [2] },
    ])
    expect(reply.questions[0]?.question).toBe('What is mempool?')
    expect(JSON.stringify(reply)).not.toContain('hear me')
  })

  it.each([
    [
      'German',
      [
        'Ein Knoten ist ein Rechner im Netz der Zahlungen.',
        'Jeder Knoten prüft die Zahlungen im ganzen Netz selbst.',
        'Wer einen Knoten betreibt, vertraut im Netz niemandem.',
      ],
      'Knoten',
    ],
    [
      'Chinese',
      [
        '交易池是一种保存未确认交易的缓存。',
        '每个节点都有自己的交易池和规则。',
        '手续费较低的交易会先被节点丢弃。',
      ],
      '交易池',
    ],
  ])('read %s', (_language, texts, term) => {
    expect(taken(texts).definitions[0]?.term).toBe(term)
  })

  it.each([
    [
      'small talk',
      [
        'Hello!',
        'How are you today, my friend?',
        'Fine, thanks, and you?',
        'The weather is lovely today, is it not?',
        'See you tomorrow then, have a nice evening.',
      ],
    ],
    [
      'an empty room',
      [
        'Hello?',
        'Hi, can you hear me?',
        'Okay, I think we can wait another one minute, and then we can start.',
        'Thank you for coming, see you next week everyone.',
      ],
    ],
    [
      'one voice that waits for others, whatever it says meanwhile',
      [
        'Hi there, can anybody hear me?',
        'The garden has beds, and each of the beds has a plan for the year.',
        'I think we should wait until somebody else is in the call.',
        'The plan of the beds says what grows in the garden in spring.',
        'The garden needs the plan because the beds are small.',
        'Nobody is here yet, so let me write to the others once more.',
        'That is all about the beds and the garden for today.',
      ],
    ],
    ['signs alone', ['…', '—', '1 2 3']],
    [
      'questions alone',
      [
        'What is a mempool in this network?',
        'What is a node in this network?',
        'And what does the network do with them?',
      ],
    ],
  ])('find nothing in %s', (_name, texts) => {
    const reply = taken(texts)
    expect(reply.nothing).not.toBeNull()
    expect(reply.sections).toEqual([])
  })

  it('are taken of one voice that tells how other things wait', () => {
    const reply = taken(
      Array.from(
        { length: 12 },
        (_, n) => `Transaction ${n} is waiting in the waiting room, and the transaction waits for its block.`,
      ),
    )
    expect(reply.nothing).toBeNull()
  })

  it('keep the rules however much is said, also without a full stop', () => {
    taken(
      Array.from(
        { length: 300 },
        (_, index) => `number ${index} of the captions goes on about the network and`,
      ),
    )
    taken(
      Array.from(
        { length: 100 },
        (_, index) => `Network ${index} is a network of ${index} computers and their cables.`,
      ),
    )
  })

  it('are joined under the name of the transcript, from what the parts say', () => {
    const parts = Array.from({ length: 9 }, (_, index) => ({
      title: 'A part',
      summary: `The network has part ${index}. More.`,
    }))
    const notes = Array.from({ length: 18 }, (_, index) => ({ id: `t${index + 1}`, text: 'Something' }))
    const reply = MergeReplySchema.parse(mergeNotes({ transcript: 'Networks', parts, notes }))
    const given = notes.map((note) => ({ ...note, lines: [1], start: null }))
    const joined = {
      titles: [],
      summaries: parts.map(({ summary }) => summary),
      sections: [],
      points: [],
      takeaways: given,
      definitions: [],
      questions: [],
    }
    expect(checkMerge(reply, joined)).toEqual([])
    expect(reply.title).toBe('Networks')
    expect(reply.takeaways).toHaveLength(6)
  })
})

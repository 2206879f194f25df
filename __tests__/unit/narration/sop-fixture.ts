import { type Sop, SopSchema } from '@shared/documents/sop.ts'

const note = (id: string, text: string) => ({ id, text, lines: [], start: null })

/** A small training with something in each of its places. */
export function sopOf(): Sop {
  return SopSchema.parse({
    transcript: { id: crypto.randomUUID(), title: 'A shift' },
    model: { name: 'scripted', offline: false },
    purpose: 'How to start.',
    scope: 'The second floor.',
    roles: [note('r1', 'The operator.')],
    materials: [note('m1', 'A key.')],
    chapters: [
      {
        id: 'c1',
        heading: 'Start up',
        lines: [],
        start: null,
        steps: [
          {
            ...note('s1', 'Press the button.'),
            warnings: [note('w1', 'It is hot.')],
            checks: [note('k1', 'The light is green.')],
          },
        ],
      },
    ],
    troubles: [
      { id: 't1', problem: 'Nothing happens.', remedy: 'Call the technician.', lines: [], start: null },
    ],
    keyPoints: [note('p1', 'Safety first.')],
    checkpoints: [{ id: 'q1', question: 'Which button?', answer: 'The green one.', lines: [], start: null }],
    leftOut: [],
  })
}

import { SopSchema } from '@shared/documents/sop.ts'

const rests = { lines: [3, 4], start: 75 }

/** A training with something in every list. */
export const sop = SopSchema.parse({
  transcript: { id: '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11', title: 'A *shift*' },
  model: { name: 'offline', offline: true },
  purpose: 'A clean machine.',
  scope: '',
  roles: [{ id: 'r1', text: 'The lead signs.', ...rests }],
  materials: [{ id: 'm1', text: 'A brush', lines: [], start: null }],
  chapters: [
    { id: 'h1', heading: 'Talk', lines: [1], start: 0, steps: [] },
    {
      id: 'h2',
      heading: 'Cleaning',
      lines: [3],
      start: 75,
      steps: [
        {
          id: 's1',
          text: '# Rinse it',
          ...rests,
          warnings: [{ id: 'w1', text: 'It is hot.', ...rests }],
          checks: [{ id: 'c1', text: 'It shines.', lines: [4], start: 80 }],
        },
      ],
    },
    {
      id: 'h3',
      heading: 'Closing',
      lines: [5],
      start: 100,
      steps: [{ id: 's2', text: 'Sign the log.', lines: [5], start: 100, warnings: [], checks: [] }],
    },
  ],
  troubles: [{ id: 'f1', problem: 'It leaks', remedy: 'Call somebody.', ...rests }],
  keyPoints: [{ id: 'k1', text: 'Heat is a danger.', ...rests }],
  checkpoints: [{ id: 'q1', question: 'What is hot?', answer: 'The water.', ...rests }],
  leftOut: [{ from: 9, to: 12, start: null, about: 'waiting' }],
})

import { passagesOf } from '@shared/documents/passages.ts'
import { describe, expect, it } from 'vitest'
import { writePrint } from '@/lib/exporters/print'
import { printSop } from '@/lib/exporters/print/sop'
import { sopToMarkdown } from '@/lib/exporters/sop-markdown'
import { textOfDocx, textOfPdf } from '../../support/printed-text.ts'
import { sop } from './sop-fixture.ts'

const words = (text: string) => text.replace(/\s+/g, '')

it('a training is Markdown with chapters, and steps that are numbered through them', () => {
  const text = sopToMarkdown('Cleaning & closing', sop)
  expect(text).toContain('# Cleaning & closing\n\nFrom: A \\*shift\\*\n\n> Drafted by the offline model')
  expect(text).toContain(
    '## Purpose\n\nA clean machine.\n\n## Roles\n\n- The lead signs. *(01:15, lines 3, 4)*',
  )
  expect(text).toContain('## What you need\n\n- A brush\n')
  expect(text).toContain('## Chapters\n\n- 00:00 Talk\n- 01:15 Cleaning\n- 01:40 Closing')
  expect(text).toContain(
    [
      '## Procedure',
      '',
      '### Cleaning',
      '',
      '1. \\# Rinse it *(01:15, lines 3, 4)*',
      '   - **Warning:** It is hot. *(01:15, lines 3, 4)*',
      '   - **Check:** It shines. *(01:20, line 4)*',
      '',
      '### Closing',
      '',
      '2. Sign the log. *(01:40, line 5)*',
    ].join('\n'),
  )
  expect(text).toContain('- **It leaks**: Call somebody. *(01:15, lines 3, 4)*')
  expect(text).toContain('- What is hot?\n  - The water. *(01:15, lines 3, 4)*')
  expect(text).toContain('- Lines 9 to 12: waiting')
  expect(text).not.toContain('Scope')
})

describe.each([
  ['docx', textOfDocx],
  ['pdf', textOfPdf],
] as const)('as %s', (format, read) => {
  it('has all of it', async () => {
    const text = words(await read(await writePrint(printSop('Cleaning', sop), format, process.cwd())))
    for (const part of [
      'From: A *shift*',
      'Purpose',
      'The lead signs.',
      'A brush',
      'Chapters',
      '1. # Rinse it',
      'Warning: It is hot.',
      'Check: It shines.',
      '01:20, line 4',
      '2. Sign the log.',
      'It leaks',
      'Call somebody.',
      'Heat is a danger.',
      'What is hot?',
      'The water.',
      'Lines 9 to 12: waiting',
    ]) {
      expect(text).toContain(words(part))
    }
  })
})

it('a training is a source whose chapters can be cited', () => {
  expect(passagesOf({ type: 'sop', content: sop })).toEqual({
    unit: 'chapter',
    texts: [
      { number: 2, text: 'Cleaning\n- # Rinse it\n- It is hot.\n- It shines.' },
      { number: 3, text: 'Closing\n- Sign the log.' },
    ],
  })
  expect(passagesOf({ type: 'sop', content: { chapters: 'none' } })).toBeNull()
})

import { describe, expect, test } from 'vitest'
import { read } from '../../../__tests__/unit/importers/transcript-support.ts'

const said = (text: string) => read(text).lines.map((line) => line.text)

// The notes of a real training began with: info "Incident Response Training Course".
describe('boxes in Markdown are opened', () => {
  test('MkDocs: what stands in them was said, also in lists and boxes inside; their titles are headings', () => {
    const text = [
      '# A course',
      '',
      '!!!info "What this is (2018)"',
      '    It is an **open** course.',
      '',
      '    It has two parts.',
      '',
      '    ??? aside  "What if"',
      '        Nobody is there.',
      '',
      '        - Then call.',
      '',
      'Hello.',
      '???+ tip',
      '    Breathe.',
      '',
      '=== "Linux"',
      '    Type it.',
      'The end.',
    ].join('\n')
    const { lines, warnings } = read(text)
    expect(lines.map((line) => line.text)).toEqual([
      'It is an open course.',
      'It has two parts.',
      'Nobody is there.',
      'Then call.',
      'Hello.',
      'Breathe.',
      'Type it.',
      'The end.',
    ])
    expect(warnings).toEqual(['Lines 1, 3, 8 and 17: headings are not speech; they were left out.'])
  })

  test('GitHub: the mark of a quotation is left out', () => {
    expect(said('# A\n\n> [!NOTE]\n> Keep it open.\n\nAnd so on.')).toEqual(['Keep it open.', 'And so on.'])
  })

  test('what only looks like one stays: in code, and where no box follows', () => {
    expect(said('# A\n\n```\n!!! note "x"\n```\n\n??? what was that\n\n!!! no')).toEqual([
      '!!! note "x"',
      '??? what was that',
      '!!! no',
    ])
  })
})

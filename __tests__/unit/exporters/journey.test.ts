import { type Journey, JourneySchema } from '@shared/documents/journey.ts'
import { emptyStage } from '@shared/kinds/journey_from_transcript/assemble.ts'
import { describe, expect, it } from 'vitest'
import { journeyToCsv } from '@/lib/exporters/journey-csv'
import { journeyToMarkdown } from '@/lib/exporters/journey-markdown'

const ID = '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
const said = (quote: string, line: number) => ({ documentId: ID, lines: [line], quote })
const journey: Journey = JourneySchema.parse({
  about: { text: 'Ana, a buyer', sources: [] },
  transcripts: [{ id: ID, title: 'Call, with "Ana"' }],
  model: { name: 'offline', offline: true },
  stages: [
    {
      ...emptyStage('s1', 'Hearing of it'),
      steps: [
        { id: 'e1', text: '# heard *of* it', sources: [said('I heard of it', 1), said('heard\nit', 2)] },
      ],
      feelings: [{ id: 'e2', text: 'nervous', score: -1, sources: [] }],
    },
    { ...emptyStage('s2', '=1+1'), touchpoints: [{ id: 'e3', text: '@home', sources: [] }] },
  ],
})

describe('a journey as a file', () => {
  it('is Markdown with a section a stage and the quotes of each entry; empty cells stay out', () => {
    const text = journeyToMarkdown('The way', journey)
    expect(text).toContain('# The way\n\nFor: Ana, a buyer\n\nRead from: Call, with "Ana"')
    expect(text).toContain('offline model')
    expect(text).toContain('## 1. Hearing of it\n\n### Steps\n\n- ')
    expect(text).toContain('heard \\*of\\* it')
    expect(text).toContain('  > “I heard of it” (Call, with "Ana", line 1)')
    expect(text).toContain('- nervous (-1)')
    expect(text).not.toContain('Pain points')
  })

  it('is CSV with a line a quote, and nothing in it is a formula', () => {
    const lines = journeyToCsv(journey).trimEnd().split('\r\n')
    expect(lines[0]).toBe('\ufeffstage,stage name,row,text,score,quote,source,where')
    expect(lines[1]).toBe('1,Hearing of it,steps,# heard *of* it,,I heard of it,"Call, with ""Ana""",1')
    expect(lines[2]).toBe('1,Hearing of it,steps,# heard *of* it,,"heard\nit","Call, with ""Ana""",2')
    expect(lines[3]).toBe('1,Hearing of it,feelings,nervous,-1,,,')
    expect(lines[4]).toBe("2,'=1+1,touchpoints,'@home,,,,")
  })
})

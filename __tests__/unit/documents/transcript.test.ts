import { type Transcript, TranscriptSchema } from '@shared/documents/transcript.ts'
import { describe, expect, it } from 'vitest'

const line = { start: 1.5, end: null, speaker: 'Ana', text: 'Olá, "você".' }
const transcript: Transcript = { language: 'pt-BR', lines: [line], format: 'vtt', warnings: [] }

describe('the content of a transcript', () => {
  it('keeps what a source does not say as null', () => {
    expect(TranscriptSchema.parse({ ...transcript, warnings: undefined })).toEqual(transcript)
  })

  it.each([
    ['no lines', { lines: [] }],
    ['a line without words', { lines: [{ ...line, text: '' }] }],
    ['a time before the start', { lines: [{ ...line, start: -1 }] }],
    ['a line that says nothing of its time', { lines: [{ text: 'x', speaker: null }] }],
    ['more lines than it may have', { lines: Array.from({ length: 20_001 }, () => line) }],
    ['a format of decks', { format: 'pptx' }],
  ])('is refused with %s', (_what, change) => {
    expect(TranscriptSchema.safeParse({ ...transcript, ...change }).success).toBe(false)
  })
})

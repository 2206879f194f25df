import { type Transcript, TranscriptSchema, transcriptBytes } from '@shared/documents/transcript.ts'
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

  it('is counted as Postgres does, with a space after each colon and comma', () => {
    const many = { ...transcript, lines: Array.from({ length: 500 }, () => line), warnings: ['One.', 'Two.'] }
    const spaced = JSON.stringify(many, null, 1).replace(/\n\s*/g, ' ')
    expect(transcriptBytes(many)).toBeLessThanOrEqual(Buffer.byteLength(spaced))
    expect(transcriptBytes(many)).toBeGreaterThanOrEqual(Buffer.byteLength(JSON.stringify(many)) + 500 * 8)
  })
})

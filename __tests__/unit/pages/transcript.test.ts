import type { Transcript } from '@shared/documents/transcript.ts'
import { expect, it } from 'vitest'
import { changeLine, renameSpeaker, speakersOf } from '@/components/transcripts/transcript-edits'

const transcript: Transcript = {
  language: null,
  format: 'transcribed',
  warnings: [],
  lines: [
    { start: 0, end: 1, speaker: 'A', text: 'one' },
    { start: 1, end: 2, speaker: null, text: 'two' },
    { start: 2, end: 3, speaker: 'B', text: 'three' },
    { start: 3, end: 4, speaker: 'A', text: 'four' },
  ],
}

it('changes one line and leaves all others the objects that they were', () => {
  const { lines } = changeLine(transcript, 2, 'zwei')
  expect(lines[1]).toEqual({ start: 1, end: 2, speaker: null, text: 'zwei' })
  expect(lines[0]).toBe(transcript.lines[0])
  expect(lines).toHaveLength(4)
})

it('names a speaker in all their lines, also by a name that another one has', () => {
  expect(speakersOf(transcript)).toEqual(['A', 'B'])
  const named = renameSpeaker(transcript, 'A', 'Ana')
  expect(named.lines.map(({ speaker }) => speaker)).toEqual(['Ana', null, 'B', 'Ana'])
  expect(speakersOf(renameSpeaker(named, 'B', 'Ana'))).toEqual(['Ana'])
})

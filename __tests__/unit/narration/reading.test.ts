import { describe, expect, it } from 'vitest'
import { changedLines, isCurrent, narrationsOf, readingOf } from '@/lib/narrations/script'
import { talkOf } from '../kinds/tts-context'

const reading = (scripts: string[]) => readingOf({ type: 'talk_track', content: talkOf(scripts) })
const narration = (...lines: string[]) => ({
  parts: [
    { id: 's1', title: 'One', lines: lines.map((text) => ({ text, piece: 'p', samples: 1, pause: 0 })) },
  ],
})

describe('what reading a document aloud takes', () => {
  it('is told before it is started', () => {
    expect(reading(['Hello there. This is one.'])).toMatchObject({ lines: 2, characters: 24, problem: null })
    expect(reading(['']).problem).toBe('There is no text in this document yet.')
    expect(reading(Array.from({ length: 60 }, () => 'A word. '.repeat(220))).problem).toMatch(/at most/)
  })

  it('is what no narration has yet', () => {
    const now = reading(['One. Two.', 'Two. Three.'])
    expect(changedLines(now, narration('One.', 'Two.'))).toBe(1)
    expect(changedLines(now, narration('One.', 'Two.', 'Three.'))).toBe(0)
  })

  it('a narration is no longer true when sentences moved, though all of them are spoken', () => {
    const now = reading(['One. Two.'])
    expect(isCurrent(now, narration('One.', 'Two.'))).toBe(true)
    expect(isCurrent(now, narration('Two.', 'One.'))).toBe(false)
    expect(isCurrent(now, narration('One.', 'Two.', 'Three.'))).toBe(false)
  })
})

it('the narrations of a document are those that were made of it', () => {
  const summary = (source: Record<string, unknown> | null) =>
    ({ source }) as Parameters<typeof narrationsOf>[0][number]
  const mine = summary({ kind: 'tts_generation', input: { documentId: 'a' } })
  expect(
    narrationsOf([summary({ input: { documentId: 'b' } }), mine, summary(null), summary({})], 'a'),
  ).toEqual([mine])
})

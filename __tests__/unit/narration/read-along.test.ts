import { layoutSegment } from '@shared/stories/layout.ts'
import { describe, expect, it } from 'vitest'
import { placeLines, readAlong } from '@/lib/narrations/read-along'
import { readingOf } from '@/lib/narrations/script'
import { japaneseStory } from '../../support/stories.ts'

const line = (part: string, text: string) => ({ part, text, piece: null, pause: 0 })

describe('a line that is read aloud', () => {
  it('belongs to the sentence that it stands in, by the names of the page', () => {
    const { script } = readingOf({ type: 'story', content: japaneseStory })
    const lines = script.flatMap(({ id, lines }) => lines.map((text) => line(id, text)))
    const along = readAlong(japaneseStory.segments, lines)
    expect(along.map(({ text }) => text)).toEqual(lines.map(({ text }) => text))
    // What the page shows under that name, readings left out, is what is said, and nothing is said twice.
    const shown = new Map(
      japaneseStory.segments.flatMap((segment) =>
        layoutSegment(segment).map(({ spans }, index) => [
          `${segment.id}:${index}`,
          spans
            .flatMap(({ pieces }) => pieces)
            .map(({ text }) => text)
            .join(''),
        ]),
      ),
    )
    expect(along.map(({ sentence }) => shown.get(sentence)?.trim())).toEqual(along.map(({ text }) => text))
    expect(new Set(along.map(({ sentence }) => sentence)).size).toBe(along.length)
  })

  it('is found over line breaks, and where one sentence is said in two goes', () => {
    const long = `${'The fox runs, '.repeat(30)}and stops.`
    const text = `One here.\n\nTwo\nthere.  ${long}`
    expect(placeLines(text, ['One here.', 'Two', 'there.', long.slice(0, 209), long.slice(210)])).toEqual([
      0, 1, 2, 3, 3,
    ])
  })

  it('that comes twice is each of the two', () => {
    expect(placeLines('Thank you. Thank you. Bye.', ['Thank you.', 'Thank you.', 'Bye.'])).toEqual([0, 1, 2])
  })

  it('that no longer stands there is left out, and those after it are found', () => {
    const segments = [{ id: 'a', text: 'One. New. Three.' }]
    const along = readAlong(segments, [
      line('a', 'One.'),
      line('a', 'Two.'),
      line('a', 'Three.'),
      line('b', 'One.'),
    ])
    expect(along.map(({ text, sentence }) => [text, sentence])).toEqual([
      ['One.', 'a:0'],
      ['Three.', 'a:2'],
    ])
  })
})

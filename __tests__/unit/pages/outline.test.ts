import type { Outline } from '@shared/documents/outline.ts'
import { describe, expect, it } from 'vitest'
import { liveDeck } from '@/components/outline/live-deck-parts'
import {
  changeSection,
  insertSection,
  moveSection,
  removeSection,
  withSources,
} from '@/components/outline/outline-edits'
import { passageWords, sourceHref, sourceType } from '@/lib/documents/source-words'

const section = (id: string, rests: Outline['sections'][number]['rests'] = []) => ({
  id,
  title: id,
  about: '',
  slides: 3,
  rests,
})
const ids = (sections: { id: string }[]) => sections.map(({ id }) => id).join('')

describe('the sections of an outline', () => {
  const all = ['a', 'b', 'c'].map((id) => section(id))

  it('move, come and go, but never all', () => {
    expect(ids(moveSection(all, 'c', 0))).toBe('cab')
    expect(moveSection(all, 'a', -1)).toBe(all)
    expect(moveSection(all, 'c', 3)).toBe(all)
    expect(ids(insertSection(all, 1, section('x')))).toBe('axbc')
    expect(ids(removeSection(all, 'b'))).toBe('ac')
    expect(removeSection([section('a')], 'a')).toHaveLength(1)
    const full = Array.from({ length: 40 }, (_, index) => section(`s${index}`))
    expect(insertSection(full, 0, section('x'))).toBe(full)
  })

  it('have 1 to 20 slides', () => {
    const slides = (count: number) => changeSection(all, 'a', { slides: count })[0]?.slides
    expect([slides(0), slides(7), slides(21)]).toEqual([1, 7, 20])
  })

  it('rest no more on a source that was taken out', () => {
    const [one, two] = ['d1', 'd2'].map((documentId) => ({ documentId, type: 'deck', title: documentId }))
    const rests = [
      { documentId: 'd1', from: 1, to: 2 },
      { documentId: 'd2', from: 3, to: 4 },
    ]
    const outline = { sections: [section('a', rests)], sources: [one, two] } as Outline
    const left = withSources(outline, [two] as Outline['sources'])
    expect(left.sections[0]?.rests).toEqual([{ documentId: 'd2', from: 3, to: 4 }])
    expect(left.sources).toEqual([two])
  })
})

describe('a source', () => {
  it('is named and found by its type', () => {
    expect(passageWords('transcript', { from: 3, to: 3 })).toBe('line 3')
    expect(passageWords('deck', { from: 3, to: 5 })).toBe('slides 3 to 5')
    expect(passageWords('sop', { from: 1, to: 2 })).toBe('chapters 1 to 2')
    expect(passageWords('story', { from: 1, to: 2 })).toBe('segments 1 to 2')
    expect(passageWords('poem', { from: 1, to: 2 })).toBe('parts 1 to 2')
    expect(sourceType('talk_track')).toBe('Talk track')
    expect(sourceType('sop')).toBe('Training')
    expect(sourceType('poem')).toBe('Poem')
    expect(sourceHref('p', 'deck', 'd')).toBe('/projects/p/deck/d')
    expect(sourceHref('p', 'sop', 'd')).toBe('/projects/p/training/d')
    expect(sourceHref('p', 'story', 'd')).toBe('/projects/p/story/d')
    expect(sourceHref('p', 'poem', 'd')).toBeNull()
  })
})

describe('a deck while it is written', () => {
  const part = (stage: string, position: number, output: unknown) => ({
    taskId: crypto.randomUUID(),
    stage,
    position,
    output,
  })
  const slide = (number: number, title = `Slide ${number}`) => ({
    id: `slide-${number}`,
    title,
    body: '',
    notes: '',
  })
  const plan = part('plan', 0, {
    title: 'A deck',
    sections: [
      { title: 'One', slides: 1 },
      { title: 'Two', slides: 3 },
    ],
    parts: [
      { section: 1, count: 1 },
      { section: 2, count: 2 },
      { section: 2, count: 1 },
    ],
  })
  const write = (position: number, numbers: number[]) =>
    part('write', position, { slides: numbers.map((number) => slide(number)), model: { offline: true } })

  it('has every slide in its section and place, also when parts arrive out of order', () => {
    const { sections, written, total, offline } = liveDeck([plan, write(2, [4]), write(1, [2, 3])])
    expect(
      sections.map(({ title, slides }) => [title, slides.map((place) => place.slide?.title ?? place.number)]),
    ).toEqual([
      ['One', [1]],
      ['Two', ['Slide 2', 'Slide 3', 'Slide 4']],
    ])
    expect([written, total, offline]).toEqual([3, 4, true])
  })

  it('shows a slide that was written anew in the place of the one that repeated another', () => {
    const compare = part('compare', 0, { replaced: [slide(1, 'Anew')], model: null })
    expect(liveDeck([plan, write(0, [1]), compare]).sections[0]?.slides[0]?.slide?.title).toBe('Anew')
  })

  it('shows nothing rather than something wrong when a part cannot be read', () => {
    expect(liveDeck([part('plan', 0, { sections: 'none' })])).toMatchObject({ sections: [], total: 0 })
  })
})

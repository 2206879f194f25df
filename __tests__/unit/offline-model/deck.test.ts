import { checkOutline, checkRests, OutlineReplySchema } from '@shared/kinds/deck_outline/rules.ts'
import { checkManners, checkSlides, SlidesReplySchema } from '@shared/kinds/deck_structure/rules.ts'
import { describe, expect, it } from 'vitest'
import { writeOutline } from '../../../local/model/deck/write-outline.ts'
import { writeSlides } from '../../../local/model/deck/write-slides.ts'

const SUBJECTS =
  'flour water salt yeast oven crust crumb dough bowl scale timer stone steam knife board'.split(' ')
const texts = Array.from({ length: 90 }, (_, index) => {
  const [a, b] = [SUBJECTS[index % 15], SUBJECTS[(index * 7 + 3) % 15]]
  return `In year ${index} the ${a}${index} met some ${b}${index + 1} of kind${index * 3}.`
})
const source = (unit: string, lines: string[]) => ({
  number: 1,
  documentId: '0c6f2f1e-54f1-4b51-8f3a-0b1f6a1f0002',
  type: 'transcript',
  title: 'A talk',
  unit: unit as 'line',
  lines: lines.map((text, index) => ({ number: index + 1, text })),
})
const shown = ({ lines, ...rest }: ReturnType<typeof source>) => ({
  ...rest,
  lines: lines.map(({ number, text }) => `${number}: ${text}`),
})
const brief = { topic: 'Baking bread', audience: 'Beginners', goal: 'They bake on Sunday', tone: 'academic' }

function outlined(slides: number, sources: ReturnType<typeof source>[]) {
  const reply = OutlineReplySchema.parse(writeOutline({ ...brief, slides, sources: sources.map(shown) }))
  expect([...checkOutline(reply, slides), ...checkRests(reply, sources)]).toEqual([])
  return reply
}

function written(
  first: number,
  count: number,
  sources: ReturnType<typeof source>[],
  deck?: unknown[],
  opens = false,
) {
  const numbers = Array.from({ length: count }, (_, index) => first + index)
  const section = {
    number: first === 1 ? 1 : 2,
    title: opens ? brief.topic : 'A section',
    about: '',
    slides: count,
  }
  const material = {
    ...brief,
    section,
    slides: numbers.map((number) => ({ number })),
    sources: sources.map(shown),
  }
  const reply = SlidesReplySchema.parse(writeSlides(deck ? { ...material, deck } : material))
  expect([...checkSlides(reply, numbers), ...checkManners(reply, sources)]).toEqual([])
  return reply.slides
}

describe('the outline', () => {
  it.each([5, 20, 80])('of %s slides follows the rules and covers the source from end to end', (slides) => {
    const { sections } = outlined(slides, [source('line', texts)])
    const cited = sections.flatMap((section) => section.sources)
    expect(cited[0]?.from).toBe(1)
    expect(cited.at(-1)?.to).toBe(90)
  })

  it('hears every source once, however short one is beside the others, where there are so many slides', () => {
    const sources = [texts.slice(0, 80), texts.slice(80, 83), texts.slice(83, 85)].map((lines, index) => ({
      ...source('line', lines),
      number: index + 1,
    }))
    const heard = (slides: number) => {
      const { sections } = outlined(slides, sources)
      expect(sections.reduce((sum, section) => sum + section.slides, 0)).toBe(slides)
      return new Set(sections.flatMap((section) => section.sources.map((cited) => cited.source)))
    }
    expect(heard(20)).toEqual(new Set([1, 2, 3]))
    expect(heard(5)).toEqual(new Set([1, 2, 3]))
  })

  it('of a brief alone has the words of the brief, and does not pretend to more slides than it has words for', () => {
    expect(outlined(12, []).sections[0]).toMatchObject({
      title: 'Baking bread',
      about: 'They bake on Sunday',
    })
    expect(() => outlined(30, [])).toThrow(/Set|set OPENAI_API_KEY/)
    expect(() => outlined(60, [source('line', texts.slice(0, 20))])).toThrow(/too few/)
  })
})

describe('the slides', () => {
  it('are sentences of the source, with where they stand, and nothing else', () => {
    const slides = written(10, 8, [source('line', texts)])
    for (const { body, notes, sources } of slides) {
      for (const line of body.split('\n')) expect(texts).toContain(line.replace(/^- /, ''))
      for (const text of texts) if (notes.includes(text)) expect(sources).not.toEqual([])
      expect(sources).toHaveLength(1)
    }
    expect(slides[0]?.sources[0]?.from).toBe(1)
    expect(slides.at(-1)?.sources[0]?.to).toBe(90)
  })

  it('take the title of a slide as a title', () => {
    const deck = source('slide', ['Sourdough\nIt rises slowly over night.\n- flour\n- water'])
    expect(written(4, 1, [deck])[0]).toMatchObject({ title: 'Sourdough' })
  })

  it('begin with the brief', () => {
    expect(written(1, 1, [], undefined, true)[0]).toMatchObject({
      title: 'Baking bread',
      body: '- For Beginners\n- They bake on Sunday',
    })
  })

  it('that nothing is known for are left to the author, and say so', () => {
    const [slide] = written(5, 1, [])
    expect(slide?.sources).toEqual([])
    expect(slide?.notes).toContain('for you to fill in')
  })

  it('written anew say what the deck does not say yet', () => {
    const deck = texts.slice(0, 60).map((text) => ({ title: text, body: `- ${text}` }))
    const [slide] = written(7, 1, [source('line', texts)], deck)
    expect(slide?.sources[0]?.from).toBeGreaterThan(60)
  })
})

import { likeness, repeats, wordsIn } from '../../../supabase/functions/_shared/text/alike.ts'
import { audienceInProse } from '../../../supabase/functions/_shared/text/audience.ts'
import { clip, oneLine } from '../../../supabase/functions/_shared/text/clip.ts'
import { frameFor } from './frames.ts'
import { type SlidesMaterial, SlidesMaterialSchema } from './material.ts'
import { type Passage, passagesOf } from './passages.ts'
import { type Said, saidIn } from './sentences.ts'
import { openingTitle, titleOf } from './titles.ts'

const ON_THE_SLIDE = 3
const LONGEST_LINE = 150
const LONGEST_NOTES = 1_500
/** Lines this near are one passage. */
const NEAR = 3
/** A sentence that shares so much with a line of another slide has been said. */
const SAID = 0.5

interface Slide {
  slide: number
  title: string
  body: string
  notes: string
  sources: Passage[]
}

/** Drafts slides from the sentences of the sources, in their order; what they do not fill is left to the author. */
export function writeSlides(material: unknown) {
  const given = SlidesMaterialSchema.parse(material)
  const numbers = given.slides.map(({ number }) => number)
  const used = new Set((given.deck ?? []).map(({ title }) => title))
  const opens = !given.deck && given.section?.title === openingTitle(given.topic)
  const said = given.deck ? unsaid(saidIn(given.sources), given.deck) : saidIn(given.sources)
  const [first = 1] = numbers
  const rest = opens ? numbers.slice(1) : numbers
  const groups = split(
    said,
    given.deck ? Math.min(said.length, rest.length * ON_THE_SLIDE) : said.length,
    rest.length,
  )
  const taken = new Set(opens ? [given.topic.toLowerCase()] : [])
  const slides = rest.map((number, index): Slide => {
    const group = groups[index] ?? []
    return group.length === 0 ? frameFor(number, used) : fromSentences(number, group, taken)
  })
  const all = opens ? [opening(given, first), ...slides] : slides
  const doubled = new Set(repeats(all).map(({ place }) => place))
  return { slides: all.map((slide, index) => (doubled.has(index) ? frameFor(slide.slide, used) : slide)) }
}

/** The first slide of the section that has the brief's own title, wherever the user has put it. */
function opening({ topic, audience, goal }: SlidesMaterial, slide: number): Slide {
  const lines = [audience && `For ${audienceInProse(audience)}`, goal]
    .filter(Boolean)
    .map((line) => `- ${clip(oneLine(line), 300)}`)
  return {
    slide,
    title: clip(oneLine(topic), 150),
    body: lines.join('\n') || `- ${clip(oneLine(topic), 300)}`,
    notes: '',
    sources: [],
  }
}

function fromSentences(slide: number, group: Said[], taken: Set<string>): Slide {
  const title = titleOf(group, taken)
  taken.add(title.toLowerCase())
  const lines = group.filter(({ text, heading }) => !heading || text !== title)
  const shown = lines.length > 0 ? lines : group
  const notes = shown.slice(ON_THE_SLIDE).map(({ text }) => text)
  return {
    slide,
    title,
    body: shown
      .slice(0, ON_THE_SLIDE)
      .map(({ text }) => `- ${clip(text, LONGEST_LINE)}`)
      .join('\n'),
    notes: clip(notes.join(' '), LONGEST_NOTES),
    sources: passagesOf(group, NEAR),
  }
}

/** Sentences in groups of about the same length, in order; the last groups are empty when there are too few. */
function split(said: Said[], length: number, groups: number): Said[][] {
  if (length <= groups) return said.slice(0, length).map((sentence) => [sentence])
  return Array.from({ length: groups }, (_, index) =>
    said.slice(Math.floor((length * index) / groups), Math.floor((length * (index + 1)) / groups)),
  )
}

function unsaid(said: Said[], deck: { title: string; body: string }[]): Said[] {
  const lines = deck.flatMap(({ title, body }) => [title, ...body.split('\n')]).map(wordsIn)
  return said.filter(({ words }) => !lines.some((line) => likeness(line, words) >= SAID))
}

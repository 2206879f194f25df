import { z } from 'zod'
import { repeats } from '../../text/alike.ts'
import { oneLine } from '../../text/clip.ts'
import { CitationSchema, checkCitations, MAX_CITATIONS, type Source } from '../deck_outline/sources.ts'

const SlideReplySchema = z.strictObject({
  slide: z.number().int().describe('The number of the slide.'),
  title: z.string().describe('The title on the slide.'),
  body: z.string().describe('What the slide says: short lines, each beginning with "- ", or one sentence.'),
  notes: z.string().describe('What the speaker wants to remember here.'),
  sources: z.array(CitationSchema).describe('What it rests on; empty when on the brief alone.'),
})
export type SlideReply = z.infer<typeof SlideReplySchema>

/** The model's reply. Counts and lengths are rules rather than schema, so that it is told in words what to change. */
export const SlidesReplySchema = z.strictObject({ slides: z.array(SlideReplySchema) })
export type SlidesReply = z.infer<typeof SlidesReplySchema>

const MAX_TITLE = 160
const MAX_BODY = 1_500
const MAX_NOTES = 3_000

/**
 * What no reply is taken with, in sentences the model can act on: other slides than were asked for, two that say the
 * same, one without words.
 */
export function checkSlides({ slides }: SlidesReply, wanted: number[]): string[] {
  const numbers = slides.map(({ slide }) => slide)
  const problems: string[] = []
  if (numbers.length !== wanted.length || numbers.some((number, index) => number !== wanted[index])) {
    problems.push(
      `There are ${numbers.length} slides (${numbers.join(', ')}); there must be ${wanted.length}: ${wanted.join(', ')}.`,
    )
  }
  for (const { place, of } of repeats(slides)) {
    problems.push(`Slide ${numbers[place]} says the same as slide ${numbers[of]}; let it say something else.`)
  }
  return [...problems, ...slides.flatMap(checkSlide)]
}

function checkSlide({ slide, title, body, notes }: SlideReply): string[] {
  const problems: string[] = []
  if (title.trim() === '') problems.push(`The title of slide ${slide} is empty.`)
  if (title.length > MAX_TITLE) problems.push(`The title of slide ${slide} is over ${MAX_TITLE} characters.`)
  if (body.trim() === '') problems.push(`The body of slide ${slide} is empty.`)
  if (body.length > MAX_BODY) problems.push(`The body of slide ${slide} is over ${MAX_BODY} characters.`)
  if (notes.length > MAX_NOTES) problems.push(`The notes of slide ${slide} are over ${MAX_NOTES} characters.`)
  return problems
}

/**
 * What is asked for again, and put right by us where it stays: a passage that is not there is not kept
 * (`citedThere`), and slides that say different things may be called the same.
 */
export function checkManners({ slides }: SlidesReply, sources: Source[]): string[] {
  const names = slides.map(({ title }) => nameOf(title))
  return slides.flatMap(({ slide, sources: cited }, index) => {
    const same = names.indexOf(names[index] ?? '')
    const problems = checkCitations(`Slide ${slide}`, cited, sources)
    if (cited.length > MAX_CITATIONS) problems.push(`Slide ${slide} cites too many passages; join them.`)
    if (same < index) {
      problems.push(
        `Slide ${slide} is called like slide ${slides[same]?.slide}; let its title say its own point.`,
      )
    }
    return problems
  })
}

function nameOf(title: string): string {
  return oneLine(title).normalize('NFKC').toLowerCase()
}

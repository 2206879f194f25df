import { z } from 'zod'
import { OUTLINE_LIMITS } from '../../documents/outline.ts'
import { oneLine } from '../../text/clip.ts'
import { CitationSchema, checkCitations, MAX_CITATIONS, type Source } from './sources.ts'

/** The model's reply. Counts and lengths are rules rather than schema, so that it is told in words what to change. */
export const OutlineReplySchema = z.strictObject({
  title: z.string().describe('The title of the deck.'),
  sections: z.array(
    z.strictObject({
      title: z.string().describe('A few words.'),
      about: z.string().describe('What this section says, in one or two sentences.'),
      slides: z.number().int().describe('How many slides it has.'),
      sources: z.array(CitationSchema).describe('What it rests on; empty when on the brief alone.'),
    }),
  ),
})
export type OutlineReply = z.infer<typeof OutlineReplySchema>

const MAX_TITLE = 120
const MAX_ABOUT = 600

/** What no outline is taken with, in sentences the model can act on. */
export function checkOutline({ title, sections }: OutlineReply, slides: number): string[] {
  const { maxSections, maxSectionSlides } = OUTLINE_LIMITS
  const problems: string[] = []
  const sum = sections.reduce((total, section) => total + section.slides, 0)
  if (title.trim() === '' || title.length > MAX_TITLE) problems.push('The title must be a few words.')
  if (sections.length < 2 || sections.length > maxSections) {
    problems.push(`There are ${sections.length} sections; there must be 2 to ${maxSections}.`)
  }
  if (sum !== slides) problems.push(`The sections have ${sum} slides together; it must be exactly ${slides}.`)
  for (const [index, section] of sections.entries()) {
    const what = `Section ${index + 1}`
    if (section.slides < 1 || section.slides > maxSectionSlides) {
      problems.push(`${what} has ${section.slides} slides; it must have 1 to ${maxSectionSlides}.`)
    }
    if (section.title.trim() === '' || section.title.length > MAX_TITLE) {
      problems.push(`The title of section ${index + 1} must be a few words.`)
    }
    if (section.about.trim() === '' || section.about.length > MAX_ABOUT) {
      problems.push(`"about" of section ${index + 1} must be one or two sentences.`)
    }
  }
  const names = sections.map((section) => oneLine(section.title).toLowerCase())
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) problems.push(`Two sections are called "${twice}".`)
  return problems
}

/** What is asked for again, and left out where it stays (`citedThere`): passages that are not in the material. */
export function checkRests({ sections }: OutlineReply, sources: Source[]): string[] {
  return sections.flatMap(({ sources: cited }, index) => {
    const what = `Section ${index + 1}`
    const many =
      cited.length > MAX_CITATIONS ? [`${what} cites more than ${MAX_CITATIONS} passages; join them.`] : []
    return [...many, ...checkCitations(what, cited, sources)]
  })
}

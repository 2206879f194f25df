import { z } from 'zod'
import { NOTES_LIMITS } from '../../documents/lecture-notes.ts'
import { clip, oneLine } from '../../text/clip.ts'
import { comparable, restsOn } from './grounds.ts'
import type { NotesOutput, PieceLine } from './tasks.ts'

const lines = z.array(z.number().int()).describe('The numbers of the lines it rests on.')
const note = z.strictObject({ text: z.string().describe('One thing, in one or two sentences.'), lines })

/** The model's reply. Rules of content are checked in words below, so that it is told what to change. */
export const NotesReplySchema = z.strictObject({
  nothing: z
    .string()
    .nullable()
    .describe('What the lines are, in a few words, if there is nothing to learn in them; else null.'),
  title: z.string().describe('What this part is about, 2 to 8 words.'),
  summary: z.string().describe('This part in one to three sentences.'),
  sections: z.array(z.strictObject({ heading: z.string().describe('1 to 8 words.'), points: z.array(note) })),
  takeaways: z.array(note).describe('What is worth remembering, at most 3.'),
  definitions: z.array(
    z.strictObject({ term: z.string().describe('As it is said in the lines.'), meaning: z.string(), lines }),
  ),
  questions: z.array(z.strictObject({ question: z.string(), answer: z.string(), lines })),
})
export type NotesReply = z.infer<typeof NotesReplySchema>

export const MAX_NOTES_A_PIECE = 40
const MAX_TEXT = 600
const MAX_LINES = 40
const NO_NOTES = { sections: [], takeaways: [], definitions: [], questions: [] }

/** A note of any sort as the rules see it: its words, its lines, and the term that must have been said. */
interface Claim {
  name: string
  text: string
  lines: number[]
  term?: string
}

/** What is wrong with a reply, in sentences that the model can act on. */
export function checkNotes(reply: NotesReply, material: PieceLine[]): string[] {
  const { nothing, sections, takeaways, definitions, questions } = reply
  const claims = [...sections.flatMap(({ points }) => points), ...takeaways].map(claimOfNote)
  const all = [...claims, ...definitions.map(claimOfDefinition), ...questions.map(claimOfQuestion)]
  if (nothing !== null) {
    return all.length > 0
      ? ['"nothing" says that there is nothing to learn, but there are notes. Only one can be.']
      : []
  }
  const problems: string[] = []
  if (all.length > MAX_NOTES_A_PIECE) {
    problems.push(`There are ${all.length} notes; keep the ${MAX_NOTES_A_PIECE} that matter most.`)
  }
  if (sections.length === 0) problems.push('There is no section, and "nothing" does not say why.')
  if (reply.title.trim() === '') problems.push('There is no title.')
  if (reply.summary.trim() === '') problems.push('There is no summary.')
  else if (!restsOn(reply.summary, material.map(({ text }) => text).join('\n'))) {
    problems.push('The summary has no word in common with the lines.')
  }
  for (const { heading, points } of sections) {
    if (heading.trim() === '') problems.push('A section has no heading.')
    if (points.length === 0) problems.push(`The section "${heading}" has no point; leave it out.`)
  }
  return [...problems, ...all.flatMap((claim) => sentence(claim, claimProblem(claim, material)))]
}

/** What of a reply rests on lines that exist; the rest is dropped, and so is a section that nothing is left of. */
export function keepSupported(reply: NotesReply, material: PieceLine[]): Omit<NotesOutput, 'model'> {
  const ok = (claim: Claim) => claimProblem(claim, material) === null
  const rest = ({ lines: cited }: { lines: number[] }) => restOf(cited, material)
  const title = clip(oneLine(reply.title), NOTES_LIMITS.maxHeadingLength)
  const nothing = { ...NO_NOTES, title: '', summary: '', nothing: clip(oneLine(reply.nothing ?? ''), 200) }
  const takeNotes = (notes: NotesReply['takeaways']) =>
    notes.filter((each) => ok(claimOfNote(each))).map((each) => ({ text: oneLine(each.text), ...rest(each) }))
  const sections = reply.sections
    .map(({ heading, points }) => ({
      heading: clip(oneLine(heading), NOTES_LIMITS.maxHeadingLength) || title,
      points: takeNotes(points),
    }))
    .filter(({ heading, points }) => heading !== '' && points.length > 0)
  if (sections.length === 0) return nothing
  return {
    title,
    summary: clip(oneLine(reply.summary), NOTES_LIMITS.maxSummaryLength),
    sections,
    takeaways: takeNotes(reply.takeaways),
    definitions: reply.definitions
      .filter((each) => ok(claimOfDefinition(each)))
      .map((each) => ({ term: oneLine(each.term), meaning: oneLine(each.meaning), ...rest(each) })),
    questions: reply.questions
      .filter((each) => ok(claimOfQuestion(each)))
      .map((each) => ({ question: oneLine(each.question), answer: oneLine(each.answer), ...rest(each) })),
    nothing: null,
  }
}

function claimProblem({ text, lines: cited, term }: Claim, material: PieceLine[]): string | null {
  if (text.trim() === '') return 'has no text'
  if (text.length > MAX_TEXT) return `is longer than ${MAX_TEXT} characters`
  if (cited.length === 0) return 'names no line'
  if (cited.length > MAX_LINES) return `names more than ${MAX_LINES} lines; name fewer`
  const said = new Map(material.map(({ line, text: words }) => [line, words]))
  const missing = cited.filter((number) => !said.has(number))
  if (missing.length > 0) return `names line ${missing.join(', ')}, which is not in your part`
  const words = cited.map((number) => said.get(number)).join('\n')
  if (term !== undefined && (term.trim() === '' || !comparable(words).includes(comparable(term))))
    return `has the term "${term}", which is not said in line ${cited.join(', ')}`
  return restsOn(text, words) ? null : `has no word in common with line ${cited.join(', ')}`
}

function claimOfNote(each: NotesReply['takeaways'][number]): Claim {
  return { name: `"${each.text}"`, text: each.text, lines: each.lines }
}

function claimOfDefinition({ term, meaning, lines: cited }: NotesReply['definitions'][number]): Claim {
  const text = meaning.trim() === '' || term.length > NOTES_LIMITS.maxHeadingLength ? '' : meaning
  return { name: `The definition of "${term}"`, text, lines: cited, term }
}

function claimOfQuestion({ question, answer, lines: cited }: NotesReply['questions'][number]): Claim {
  const text = question.trim() === '' || question.length > MAX_TEXT ? '' : answer
  return { name: `The question "${question}"`, text, lines: cited }
}

function sentence({ name }: Claim, problem: string | null): string[] {
  return problem === null ? [] : [`${name} ${problem}.`]
}

function restOf(cited: number[], material: PieceLine[]) {
  const sorted = [...new Set(cited)].sort((a, b) => a - b)
  const start = material.find(({ line }) => line === sorted[0])?.start ?? null
  return { lines: sorted, start }
}

import { z } from 'zod'
import { NOTES_LIMITS } from '../../documents/lecture-notes.ts'
import { clip, oneLine } from '../../text/clip.ts'
import {
  type Claim,
  claimOfNote,
  claimOfQuestion,
  claimProblem,
  claimProblems,
  restOf,
} from '../../transcripts/claims.ts'
import { restsOn } from '../../transcripts/grounds.ts'
import type { PieceLine } from '../../transcripts/pieces.ts'
import type { NotesOutput } from './tasks.ts'

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
const NO_NOTES = { sections: [], takeaways: [], definitions: [], questions: [] }

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
  return [...problems, ...claimProblems(all, material)]
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

function claimOfDefinition({ term, meaning, lines: cited }: NotesReply['definitions'][number]): Claim {
  const text = meaning.trim() === '' || term.length > NOTES_LIMITS.maxHeadingLength ? '' : meaning
  return { name: `The definition of "${term}"`, text, lines: cited, term }
}

import { z } from 'zod'
import { SOP_LIMITS } from '../../documents/sop.ts'
import {
  type Claim,
  claimOfNote,
  claimOfQuestion,
  claimProblems,
  MAX_TEXT,
} from '../../transcripts/claims.ts'
import { restsOn } from '../../transcripts/grounds.ts'
import type { PieceLine } from '../../transcripts/pieces.ts'

const lines = z.array(z.number().int()).describe('The numbers of the lines it rests on.')
const note = z.strictObject({ text: z.string().describe('One thing, in one sentence.'), lines })
const step = z.strictObject({
  text: z.string().describe('One thing to do, as an instruction.'),
  lines,
  warnings: z.array(note).describe('What to beware of in this step.'),
  checks: z.array(note).describe('How one sees that it is done right.'),
})

/** The model's reply. Rules of content are checked in words below, so that it is told what to change. */
export const SopReplySchema = z.strictObject({
  nothing: z
    .string()
    .nullable()
    .describe('What the lines are, in a few words, if nobody shows or explains anything; else null.'),
  title: z.string().describe('What this part is about, 2 to 8 words.'),
  purpose: z.string().describe('What doing this is for, in one sentence; empty where it is not said.'),
  scope: z.string().describe('What it covers and what not, in one sentence; empty where it is not said.'),
  roles: z.array(note).describe('Who does what.'),
  materials: z.array(note).describe('What one needs: tools, parts, documents, programs.'),
  chapters: z.array(
    z.strictObject({
      heading: z.string().describe('1 to 8 words.'),
      line: z.number().int().describe('The number of the line with which it begins.'),
      steps: z.array(step),
    }),
  ),
  troubles: z
    .array(z.strictObject({ problem: z.string(), remedy: z.string(), lines }))
    .describe('What can go wrong, and what to do then.'),
  keyPoints: z.array(note).describe('What is worth remembering, at most 3.'),
  checkpoints: z.array(z.strictObject({ question: z.string(), answer: z.string(), lines })),
})
export type SopReply = z.infer<typeof SopReplySchema>

export const MAX_STATEMENTS = 60

/** What is wrong with a reply, in sentences that the model can act on. */
export function checkPart(reply: SopReply, material: PieceLine[]): string[] {
  const { nothing, chapters } = reply
  const all = claimsOf(reply)
  if (nothing !== null) {
    return all.length + chapters.length > 0
      ? ['"nothing" says that there is nothing to train, but there is something. Only one can be.']
      : []
  }
  const problems: string[] = []
  if (all.length > MAX_STATEMENTS) {
    problems.push(`There are ${all.length} statements; keep the ${MAX_STATEMENTS} that matter most.`)
  }
  if (chapters.length === 0) problems.push('There is no chapter, and "nothing" does not say why.')
  if (reply.title.trim() === '') problems.push('There is no title.')
  const said = material.map(({ text }) => text).join('\n')
  for (const name of ['purpose', 'scope'] as const) {
    if (reply[name].trim() !== '' && !restsOn(reply[name], said)) {
      problems.push(`The ${name} has no word in common with the lines; leave it empty where it is not said.`)
    }
  }
  return [...problems, ...chapterProblems(reply, material), ...claimProblems(all, material)]
}

function chapterProblems({ chapters }: SopReply, material: PieceLine[]): string[] {
  const there = new Set(material.map(({ line }) => line))
  return chapters.flatMap(({ heading, line }, index) => {
    const before = chapters[index - 1]
    return [
      ...(heading.trim() === '' ? ['A chapter has no heading.'] : []),
      ...(there.has(line)
        ? []
        : [`The chapter "${heading}" begins with line ${line}, which is not in your part.`]),
      ...(before && line <= before.line
        ? [`The chapter "${heading}" does not begin after the one before.`]
        : []),
    ]
  })
}

function claimsOf(reply: SopReply): Claim[] {
  const steps = reply.chapters.flatMap((chapter) => chapter.steps)
  const notes = [
    ...reply.roles,
    ...reply.materials,
    ...steps.flatMap((each) => [each, ...each.warnings, ...each.checks]),
    ...reply.keyPoints,
  ]
  return [
    ...notes.map(claimOfNote),
    ...reply.troubles.map(claimOfTrouble),
    ...reply.checkpoints.map(claimOfQuestion),
  ]
}

export function claimOfTrouble(each: SopReply['troubles'][number]): Claim {
  const text = each.problem.trim() === '' || each.problem.length > MAX_TEXT ? '' : each.remedy
  return { name: `What to do when "${each.problem}"`, text, lines: each.lines }
}

/** Whether a chapter of the reply can stand: it begins with a line of the part and is called something. */
export function isChapter(chapter: SopReply['chapters'][number], material: PieceLine[]): boolean {
  const heading = chapter.heading.trim()
  return (
    heading !== '' &&
    heading.length <= SOP_LIMITS.maxHeadingLength &&
    material.some(({ line }) => line === chapter.line)
  )
}

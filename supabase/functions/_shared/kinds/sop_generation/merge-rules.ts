import { z } from 'zod'
import { SOP_LIMITS } from '../../documents/sop.ts'
import { clip, oneLine } from '../../text/clip.ts'
import { restsOn } from '../../transcripts/grounds.ts'
import { checkSame, usableSame } from '../../transcripts/same.ts'
import type { Joined } from './join.ts'

/** The model's reply: title, purpose and scope, and ids. The words of the steps are not its to change. */
export const MergeReplySchema = z.strictObject({
  title: z.string().describe('A name for the training, 3 to 10 words.'),
  purpose: z.string().describe('What doing this is for; empty where no part says it.'),
  scope: z.string().describe('What it covers and what not; empty where no part says it.'),
  keyPoints: z.array(z.string()).describe('Ids of key points, the most important first, at most 8.'),
  same: z.array(z.array(z.string())).describe('Ids of one sort that say the same.'),
})
export type MergeReply = z.infer<typeof MergeReplySchema>

const STATEMENTS = ['purpose', 'scope'] as const

/** What is wrong with a reply, in sentences that the model can act on. */
export function checkMerge(reply: MergeReply, joined: Joined): string[] {
  const ids = idsOf(joined)
  const problems: string[] = []
  if (reply.title.trim() === '') problems.push('The training has no title.')
  for (const name of STATEMENTS) {
    if (reply[name].trim() !== '' && !isSaid(reply[name], joined)) {
      problems.push(`The ${name} has no word in common with what the parts say.`)
    }
  }
  const unknown = [
    ...reply.keyPoints.filter((id) => !ids.has(id) || !isKeyPoint(id)),
    ...reply.same.flat().filter((id) => !ids.has(id)),
  ]
  if (unknown.length > 0) problems.push(`There is no such note there: ${unknown.join(', ')}.`)
  if (joined.keyPoints.length > 0 && reply.keyPoints.length === 0) problems.push('No key point is chosen.')
  return [...problems, ...checkSame(reply.same)]
}

/** What of a reply can be used: unknown ids are passed over, and what is missing is taken from the parts. */
export function usable(reply: MergeReply, joined: Joined): MergeReply {
  const ids = idsOf(joined)
  const fallback = withoutModel(joined, '')
  const chosen = [...new Set(reply.keyPoints)].filter((id) => ids.has(id) && isKeyPoint(id))
  const statement = (name: (typeof STATEMENTS)[number]) =>
    reply[name].trim() === '' || isSaid(reply[name], joined)
      ? clip(oneLine(reply[name]), SOP_LIMITS.maxStatementLength)
      : fallback[name]
  return {
    title: clip(oneLine(reply.title), 200) || fallback.title,
    purpose: statement('purpose'),
    scope: statement('scope'),
    keyPoints: (chosen.length > 0 ? chosen : fallback.keyPoints).slice(0, SOP_LIMITS.maxKeyPoints),
    same: usableSame(reply.same, ids),
  }
}

/** The training of a single piece needs nobody to join it. */
export function withoutModel({ parts, keyPoints }: Joined, transcript: string): MergeReply {
  const joinedText = (name: (typeof STATEMENTS)[number]) =>
    clip(
      [...new Set(parts.map((part) => part[name]).filter(Boolean))].join(' '),
      SOP_LIMITS.maxStatementLength,
    )
  return {
    title: clip(parts.find(({ title }) => title !== '')?.title ?? transcript, 200),
    purpose: joinedText('purpose'),
    scope: joinedText('scope'),
    keyPoints: keyPoints.slice(0, SOP_LIMITS.maxKeyPoints).map(({ id }) => id),
    same: [],
  }
}

/** Whether the parts hold something of it: in what they say it is for, or in what they tell to do. */
function isSaid(text: string, { parts, chapters, keyPoints }: Joined): boolean {
  const said = [
    ...parts.flatMap(({ title, purpose, scope }) => [title, purpose, scope]),
    ...chapters.flatMap(({ heading, steps }) => [heading, ...steps.map((step) => step.text)]),
    ...keyPoints.map((point) => point.text),
  ]
  return restsOn(text, said.join('\n'))
}

function idsOf({ roles, materials, chapters, troubles, keyPoints, checkpoints }: Joined): Set<string> {
  const steps = chapters.flatMap((chapter) => chapter.steps)
  const all = [...roles, ...materials, ...steps, ...troubles, ...keyPoints, ...checkpoints]
  return new Set(all.map(({ id }) => id))
}

function isKeyPoint(id: string): boolean {
  return id.startsWith('k')
}

import { z } from 'zod'
import { NOTES_LIMITS } from '../../documents/lecture-notes.ts'
import { clip, oneLine } from '../../text/clip.ts'
import { restsOn } from '../../transcripts/grounds.ts'
import { checkSame, usableSame } from '../../transcripts/same.ts'
import type { Joined } from './join.ts'

/** The model's reply: a title, a summary, and ids. The words of the notes are not its to change. */
export const MergeReplySchema = z.strictObject({
  title: z.string().describe('A name for the notes, 3 to 10 words.'),
  summary: z.string().describe('The whole lecture in 3 to 6 sentences.'),
  takeaways: z.array(z.string()).describe('Ids of takeaways, the most important first, at most 8.'),
  same: z.array(z.array(z.string())).describe('Ids of notes of one sort that say the same.'),
})
export type MergeReply = z.infer<typeof MergeReplySchema>

/** What is wrong with a reply, in sentences that the model can act on. */
export function checkMerge({ title, summary, takeaways, same }: MergeReply, joined: Joined): string[] {
  const ids = idsOf(joined)
  const problems: string[] = []
  if (title.trim() === '') problems.push('The notes have no title.')
  if (summary.trim() === '') problems.push('There is no summary.')
  else if (!restsOn(summary, joined.summaries.join('\n'))) {
    problems.push('The summary has no word in common with what the parts say.')
  }
  const unknown = [
    ...takeaways.filter((id) => !ids.has(id) || !isTakeaway(id)),
    ...same.flat().filter((id) => !ids.has(id)),
  ]
  if (unknown.length > 0) problems.push(`There is no such note there: ${unknown.join(', ')}.`)
  if (joined.takeaways.length > 0 && takeaways.length === 0) problems.push('No takeaway is chosen.')
  return [...problems, ...checkSame(same)]
}

/** What of a reply can be used: unknown ids are passed over, and what is missing is taken from the parts. */
export function usable(reply: MergeReply, joined: Joined): MergeReply {
  const ids = idsOf(joined)
  const fallback = withoutModel(joined, '')
  const chosen = [...new Set(reply.takeaways)].filter((id) => ids.has(id) && isTakeaway(id))
  const grounded = restsOn(reply.summary, joined.summaries.join('\n'))
  return {
    title: clip(oneLine(reply.title), 200) || fallback.title,
    summary: grounded ? clip(oneLine(reply.summary), NOTES_LIMITS.maxSummaryLength) : fallback.summary,
    takeaways: (chosen.length > 0 ? chosen : fallback.takeaways).slice(0, NOTES_LIMITS.maxTakeaways),
    same: usableSame(reply.same, ids),
  }
}

/** The notes of a single piece need nobody to join them. */
export function withoutModel({ titles, summaries, takeaways }: Joined, transcript: string): MergeReply {
  return {
    title: clip(titles.find((title) => title !== '') ?? transcript, 200),
    summary: clip(summaries.join(' '), NOTES_LIMITS.maxSummaryLength),
    takeaways: takeaways.slice(0, NOTES_LIMITS.maxTakeaways).map(({ id }) => id),
    same: [],
  }
}

function idsOf({ points, takeaways, questions }: Joined): Set<string> {
  return new Set([...points, ...takeaways, ...questions].map(({ id }) => id))
}

function isTakeaway(id: string): boolean {
  return id.startsWith('t')
}

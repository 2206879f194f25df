import { type LectureNotes, NOTES_LIMITS } from '../../documents/lecture-notes.ts'
import { mergeSame } from '../../transcripts/same.ts'
import type { Joined } from './join.ts'
import type { MergeReply } from './merge-rules.ts'

type Assembled = Pick<LectureNotes, 'summary' | 'takeaways' | 'sections' | 'definitions' | 'questions'>

/** The notes from what was found: what says the same is said once, where it was said best, with the lines of all. */
export function assemble(joined: Joined, { summary, takeaways, same }: MergeReply): Assembled {
  const all = [...joined.points, ...joined.takeaways, ...joined.questions]
  const { head, keep } = mergeSame(same, all, NOTES_LIMITS.maxLines)
  const heads = [...new Set(takeaways.map(head))]
  const chosen = heads.flatMap((id) => joined.takeaways.find((takeaway) => takeaway.id === id) ?? [])
  return {
    summary,
    takeaways: keep(chosen),
    sections: joined.sections
      .map(({ id, heading, points }) => ({
        id,
        heading,
        start: points[0]?.start ?? null,
        points: keep(points),
      }))
      .filter(({ points }) => points.length > 0),
    definitions: keep(joined.definitions),
    questions: keep(joined.questions),
  }
}

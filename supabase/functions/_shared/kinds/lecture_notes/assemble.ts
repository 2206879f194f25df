import { type LectureNotes, NOTES_LIMITS } from '../../documents/lecture-notes.ts'
import { type Joined, mergedLines } from './join.ts'
import type { MergeReply } from './merge-rules.ts'

type Assembled = Pick<LectureNotes, 'summary' | 'takeaways' | 'sections' | 'definitions' | 'questions'>

/** The notes from what was found: what says the same is said once, where it was said best, with the lines of all. */
export function assemble(joined: Joined, { summary, takeaways, same }: MergeReply): Assembled {
  const all = new Map(
    [...joined.points, ...joined.takeaways, ...joined.questions].map((note) => [note.id, note]),
  )
  const headOf = new Map(same.flatMap((group) => group.map((id) => [id, group[0] ?? id] as const)))
  const isHead = ({ id }: { id: string }) => (headOf.get(id) ?? id) === id
  const linesOf = new Map(
    same.map(([first = '', ...others]) => [
      first,
      others.reduce((lines, id) => mergedLines(lines, all.get(id)?.lines ?? []), all.get(first)?.lines ?? []),
    ]),
  )
  const keep = <Note extends { id: string; lines: number[] }>(notes: Note[]): Note[] =>
    notes.filter(isHead).map((note) => ({
      ...note,
      lines: (linesOf.get(note.id) ?? note.lines).slice(0, NOTES_LIMITS.maxLines),
    }))
  const heads = [...new Set(takeaways.map((id) => headOf.get(id) ?? id))]
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
      .filter(({ points }) => points.length > 0)
      .slice(0, NOTES_LIMITS.maxSections),
    definitions: keep(joined.definitions),
    questions: keep(joined.questions),
  }
}

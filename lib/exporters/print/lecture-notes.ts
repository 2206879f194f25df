import type { LectureNotes } from '../../../supabase/functions/_shared/documents/lecture-notes.ts'
import { place } from '../place.ts'
import { clock } from '../talk-track-markdown.ts'
import { type Block, heading, item, oneLine, type Printable, paragraphs, remark } from './printable.ts'

/** Lecture notes on paper: each note with its time and the lines of the transcript that it rests on. */
export function printLectureNotes(title: string, notes: LectureNotes): Printable {
  const { takeaways, sections, definitions, questions, leftOut } = notes
  const offline =
    'Drafted by the offline model: sentences of the transcript, picked by how often their words come up.'
  return {
    title: oneLine(title) || 'Lecture notes',
    blocks: [
      remark(`From: ${notes.transcript.title}`),
      ...(notes.model.offline ? [remark(offline)] : []),
      ...paragraphs('paragraph', notes.summary),
      ...part(
        'Key takeaways',
        takeaways.map((note) => item(0, note.text, place(note))),
      ),
      ...sections.flatMap(({ heading: words, start, points }) =>
        part(
          `${words.trim() || 'Untitled section'}${start === null ? '' : ` (${clock(start)})`}`,
          points.map((note) => item(0, note.text, place(note))),
        ),
      ),
      ...part(
        'Definitions',
        definitions.length === 0
          ? []
          : [
              {
                kind: 'table',
                head: ['Term', 'Meaning', 'Where'],
                widths: [3, 6, 2],
                rows: definitions.map((each) => [oneLine(each.term), oneLine(each.meaning), place(each)]),
              },
            ],
      ),
      ...part(
        'Questions to review',
        questions.flatMap((each) => [item(0, each.question, place(each), true), item(1, each.answer)]),
      ),
      ...part(
        'Not in these notes',
        leftOut.map(({ from, to, about }) => item(0, `Lines ${from} to ${to}: ${about}`)),
      ),
    ],
  }
}

function part(words: string, blocks: Block[]): Block[] {
  return blocks.length === 0 ? [] : [heading(2, words), ...blocks]
}

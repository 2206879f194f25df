import type { LectureNotes } from '../../supabase/functions/_shared/documents/lecture-notes.ts'
import { escapeLine, escapeText } from './markdown-text.ts'
import { placeInMarkdown as place } from './place.ts'
import { clock } from './talk-track-markdown.ts'

/** Lecture notes as Markdown: each note with its time and the lines of the transcript that it rests on. */
export function lectureNotesToMarkdown(title: string, notes: LectureNotes): string {
  const blocks = [
    `# ${escapeLine(title) || 'Lecture notes'}`,
    `From: ${escapeLine(notes.transcript.title)}`,
    notes.model.offline
      ? '> Drafted by the offline model: sentences of the transcript, picked by how often their words come up.'
      : '',
    item(notes.summary),
    list('Key takeaways', notes.takeaways.map(noted)),
    ...notes.sections.map(({ heading, start, points }) => {
      const time = start === null ? '' : ` (${clock(start)})`
      return list(`${escapeLine(heading) || 'Untitled section'}${time}`, points.map(noted))
    }),
    list(
      'Definitions',
      notes.definitions.map(
        (each) => `- **${escapeLine(each.term)}**: ${escapeLine(each.meaning)}${place(each)}`,
      ),
    ),
    list(
      'Questions to review',
      notes.questions.map((each) => `- ${item(each.question)}\n  - ${item(each.answer)}${place(each)}`),
    ),
    list(
      'Not in these notes',
      notes.leftOut.map(({ from, to, about }) => `- Lines ${from} to ${to}: ${escapeLine(about)}`),
    ),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function list(heading: string, items: string[]): string {
  return items.length === 0 ? '' : `## ${heading}\n\n${items.join('\n')}`
}

/** Text at the start of a list item, where a number sign would make a heading of it. */
function item(text: string): string {
  return escapeText(text.replace(/\s+/g, ' '))
}

function noted(note: { text: string; lines: number[]; start: number | null }): string {
  return `- ${item(note.text)}${place(note)}`
}

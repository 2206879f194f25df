import type { LectureNotes } from '../../supabase/functions/_shared/documents/lecture-notes.ts'

/** Definitions and questions as a file that Anki imports: a card a line, front and back apart by a tab, no markup. */
export function definitionsToAnki({ definitions, questions }: LectureNotes): string {
  const cards = [
    ...definitions.map(({ term, meaning }) => [term, meaning]),
    ...questions.map(({ question, answer }) => [question, answer]),
  ]
  const lines = cards.filter((sides) => sides.every((side) => side.trim() !== ''))
  return `#separator:tab\n#html:false\n${lines.map((sides) => sides.map(field).join('\t')).join('\n')}\n`
}

/** Quoted always: a quotation mark or a number sign at its start would mean something to Anki. */
function field(text: string): string {
  return `"${text.replace(/\s+/g, ' ').trim().replaceAll('"', '""')}"`
}

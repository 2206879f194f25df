import { numberedSteps, type Sop, type SopNote } from '../../supabase/functions/_shared/documents/sop.ts'
import { escapeLine, escapeText } from './markdown-text.ts'
import { placeInMarkdown as place } from './place.ts'
import { clock } from './talk-track-markdown.ts'

/** A training as Markdown: chapters with times, the procedure with numbered steps, what to remember, what is asked. */
export function sopToMarkdown(title: string, sop: Sop): string {
  const blocks = [
    `# ${escapeLine(title) || 'Training'}`,
    `From: ${escapeLine(sop.transcript.title)}`,
    sop.model.offline
      ? '> Drafted by the offline model: sentences of the transcript, sorted by the words that they begin with.'
      : '',
    section('Purpose', item(sop.purpose)),
    section('Scope', item(sop.scope)),
    list('Roles', sop.roles.map(noted)),
    list('What you need', sop.materials.map(noted)),
    list(
      'Chapters',
      sop.chapters.map(
        ({ heading, start }) => `- ${time(start)}${escapeLine(heading) || 'Untitled chapter'}`,
      ),
    ),
    procedure(sop),
    list(
      'When something goes wrong',
      sop.troubles.map(
        (each) => `- **${escapeLine(each.problem)}**: ${escapeLine(each.remedy)}${place(each)}`,
      ),
    ),
    list('Key points', sop.keyPoints.map(noted)),
    list(
      'Checkpoints',
      sop.checkpoints.map((each) => `- ${item(each.question)}\n  - ${item(each.answer)}${place(each)}`),
    ),
    list(
      'Not in this training',
      sop.leftOut.map(({ from, to, about }) => `- Lines ${from} to ${to}: ${escapeLine(about)}`),
    ),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function procedure(sop: Sop): string {
  const numbers = numberedSteps(sop)
  const chapters = sop.chapters.flatMap(({ heading, steps }) => {
    if (steps.length === 0) return []
    const lines = steps.flatMap((step) => [
      `${numbers.get(step.id)}. ${item(step.text)}${place(step)}`,
      ...step.warnings.map((each) => `   - **Warning:** ${escapeLine(each.text)}${place(each)}`),
      ...step.checks.map((each) => `   - **Check:** ${escapeLine(each.text)}${place(each)}`),
    ])
    return [`### ${escapeLine(heading) || 'Untitled chapter'}\n\n${lines.join('\n')}`]
  })
  return section('Procedure', chapters.join('\n\n'))
}

function section(heading: string, text: string): string {
  return text === '' ? '' : `## ${heading}\n\n${text}`
}

function list(heading: string, items: string[]): string {
  return section(heading, items.join('\n'))
}

function time(start: number | null): string {
  return start === null ? '' : `${clock(start)} `
}

/** Text at the start of a list item, where a number sign would make a heading of it. */
function item(text: string): string {
  return escapeText(text.replace(/\s+/g, ' '))
}

function noted(note: SopNote): string {
  return `- ${item(note.text)}${place(note)}`
}

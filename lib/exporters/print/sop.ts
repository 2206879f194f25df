import { numberedSteps, type Sop, type SopNote } from '../../../supabase/functions/_shared/documents/sop.ts'
import { place } from '../place.ts'
import { clock } from '../talk-track-markdown.ts'
import { type Block, heading, item, oneLine, type Printable, paragraphs, remark } from './printable.ts'

/** A training on paper: each step with its number, its warnings and checks, and where it was said. */
export function printSop(title: string, sop: Sop): Printable {
  const offline =
    'Drafted by the offline model: sentences of the transcript, sorted by the words that they begin with.'
  return {
    title: oneLine(title) || 'Training',
    blocks: [
      remark(`From: ${sop.transcript.title}`),
      ...(sop.model.offline ? [remark(offline)] : []),
      ...part('Purpose', paragraphs('paragraph', sop.purpose)),
      ...part('Scope', paragraphs('paragraph', sop.scope)),
      ...part('Roles', sop.roles.map(noted)),
      ...part('What you need', sop.materials.map(noted)),
      ...part(
        'Chapters',
        sop.chapters.map(({ heading: words, start }) =>
          item(0, named(words), start === null ? '' : clock(start)),
        ),
      ),
      ...part('Procedure', procedure(sop)),
      ...part(
        'When something goes wrong',
        sop.troubles.flatMap((each) => [item(0, each.problem, place(each), true), item(1, each.remedy)]),
      ),
      ...part('Key points', sop.keyPoints.map(noted)),
      ...part(
        'Checkpoints',
        sop.checkpoints.flatMap((each) => [item(0, each.question, place(each), true), item(1, each.answer)]),
      ),
      ...part(
        'Not in this training',
        sop.leftOut.map(({ from, to, about }) => item(0, `Lines ${from} to ${to}: ${about}`)),
      ),
    ],
  }
}

function procedure(sop: Sop): Block[] {
  const numbers = numberedSteps(sop)
  return sop.chapters.flatMap(({ heading: words, steps }) =>
    steps.length === 0
      ? []
      : [
          heading(3, named(words)),
          ...steps.flatMap((step) => [
            item(0, `${numbers.get(step.id)}. ${step.text}`, place(step)),
            ...step.warnings.map((each) => item(1, `Warning: ${each.text}`, place(each))),
            ...step.checks.map((each) => item(1, `Check: ${each.text}`, place(each))),
          ]),
        ],
  )
}

function named(words: string): string {
  return words.trim() || 'Untitled chapter'
}

function noted(note: SopNote): Block {
  return item(0, note.text, place(note))
}

function part(words: string, blocks: Block[]): Block[] {
  return blocks.length === 0 ? [] : [heading(2, words), ...blocks]
}

import type { Slide } from '../../documents/deck.ts'
import { shownSources } from '../deck_outline/sources.ts'
import type { CompareTask, WriteTask } from './tasks.ts'

const SLIDE_RULES = `Each slide is {"slide", "title", "body", "notes", "sources": [{"source", "from", "to"}]}.
- slide: its number. title: a few words that say its point.
- body: what stands on the slide: two to five short lines that begin with "- ", or one sentence. No headings.
- notes: what the speaker wants to remember: the example, the number, the explanation that is not on the slide.
- sources: the passages it rests on, by the source's number and the numbers that its lines begin with; empty when it
  rests on the brief alone.
- Use only facts, names and numbers of the material. No two slides say the same, also under another title.
- The language of the outline. Plain text but for the "- ".`

/** What the model is asked to do. Nothing that a user wrote stands in here. */
export function writeInstructions({ first, count, total, section, firstOfSection }: WriteTask): string {
  const numbers = Array.from({ length: count }, (_, index) => first + index).join(', ')
  const last = firstOfSection + count - 1
  const part =
    count === section.slides ? 'all' : `slides ${firstOfSection} to ${last} of the ${section.slides}`
  return `You write slides of a deck whose outline is fixed; its sections are written side by side.

The material is a JSON object: the brief, the whole outline, your section, and those lines of the author's sources
that it rests on, each with its number.

Write exactly these slides of the deck's ${total}, in this order, each once: ${numbers}. They are ${part} of section
${section.number}. Stay within what your section is about; the others cover the rest. The first slide of the deck
opens the talk, the last one closes it. Reply with {"slides": [...]}.

${SLIDE_RULES}`
}

/** The material as JSON. What the user typed, as the brief or into the outline, is material too. */
export function writeMaterial({ brief, outline, section, first, count, sources }: WriteTask): string {
  const slides = Array.from({ length: count }, (_, index) => ({ number: first + index }))
  return JSON.stringify({ ...brief, outline, section, slides, sources: shownSources(sources) }, null, 1)
}

/** Asks for other slides in the place of those that repeat an earlier one. */
export function compareInstructions(numbers: number[]): string {
  return `You mend a deck: some of its slides say the same as an earlier one.

The material is a JSON object: the brief, all slides of the deck, the author's sources, and under "replace" the slides
to write anew, each with the slide whose words it repeats.

Write exactly these slides anew, in this order, each once: ${numbers.join(', ')}. Each says something that no other
slide of the deck says, and stays within its section. Reply with {"slides": [...]}.

${SLIDE_RULES}`
}

export function compareMaterial(
  { brief, sources }: CompareTask,
  deck: Slide[],
  repeated: { place: number; of: number }[],
): string {
  const shown = deck.map(({ title, body, section }, index) => ({ number: index + 1, section, title, body }))
  const replace = repeated.map(({ place, of }) => ({ slide: place + 1, repeats: of + 1 }))
  const slides = replace.map(({ slide }) => ({ number: slide }))
  return JSON.stringify({ ...brief, deck: shown, replace, slides, sources: shownSources(sources) }, null, 1)
}

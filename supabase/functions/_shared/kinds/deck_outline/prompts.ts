import { OUTLINE_LIMITS } from '../../documents/outline.ts'
import type { DeckOutlineInput } from './schema.ts'
import { type Source, shownSources } from './sources.ts'

/** What the model is asked to do. Nothing that a user wrote stands in here. */
export function outlineInstructions({ slides, tone }: DeckOutlineInput): string {
  return `You outline a slide deck. Its author reads and changes your outline before any slide is written.

The material is a JSON object: a brief (topic, audience, goal, number of slides, tone) and the author's own sources,
each with a number and numbered lines.

Reply with {"title", "sections": [{"title", "about", "slides", "sources": [{"source", "from", "to"}]}]}.
- The "slides" of all sections add up to exactly ${slides}. A section has 1 to ${OUTLINE_LIMITS.maxSectionSlides}.
- The sections lead the audience from where it stands to the goal, in an order that one can follow. The first opens
  the talk, the last one closes it. No two sections cover the same.
- title: a few words. about: one or two sentences on what the section says, concrete enough to write slides from.
- sources: the passages that the section rests on, by the source's number and the numbers of its first and last line.
  Where there are sources, build on them, and spread the sections over all that matters to the topic in them. A
  section that rests on the brief alone has an empty list. Use only facts, names and numbers of the material.
- The language of the brief. Plain text without Markdown.

Tone: ${tone}.`
}

/** The material as JSON. The brief, which the user typed, is material too. */
export function outlineMaterial(
  { topic, audience, goal, slides, tone }: DeckOutlineInput,
  sources: Source[],
): string {
  return JSON.stringify({ topic, audience, goal, slides, tone, sources: shownSources(sources) }, null, 1)
}

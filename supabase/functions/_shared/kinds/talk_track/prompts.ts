import type { TalkTrackInput } from './schema.ts'
import type { WriteTask } from './tasks.ts'

const TONE_WORDS: Record<TalkTrackInput['tone'], string> = {
  conversational: 'conversational: warm and direct, as if to one person across a table, with contractions',
  professional: 'professional: clear, confident and to the point, without jargon for its own sake',
  enthusiastic:
    'enthusiastic: lively and encouraging, with energy in the verbs rather than in exclamation marks',
  academic: 'academic: precise and measured, naming what is known and what is assumed',
  storytelling: 'storytelling: each slide moves a story on; set up tension and resolve it',
}

/** What the model is asked to do. Nothing of the deck and nothing the user typed stands in here. */
export function writeInstructions({ tone, wordsPerMinute }: TalkTrackInput, { slides }: WriteTask): string {
  const numbers = slides.map(({ number }) => number).join(', ')
  return `You write the talk track of a presentation: what a speaker says aloud, slide by slide.

The material is a JSON object: the deck's title, its whole outline, the slides of your part with title, body and
speaker notes, and the slides just before and after your part. "audience" says who listens.

Write for exactly these slides, in this order, each once: ${numbers}. Reply with {"scripts": [{"slide", "script",
"deliveryNotes"}]}, where "slide" is the slide's number.

script
- 2 to 4 sentences, to be spoken aloud as they stand; about 30 to 70 words. Never fewer than 2, never more than 4.
- Say what the slide means for the listener; do not read it out. Its notes, where there are any, are what the speaker
  means to say: build on them. Notes that direct the speaker ("pause here") belong into deliveryNotes instead.
- Use only facts, names and numbers that the material contains. If a slide has little on it, lead from the slide
  before to the one after rather than inventing content.
- Begin or end with a natural transition, also from the slide before your part and to the slide after it. Vary them.
- The first slide of the deck opens the talk; the last one closes it.
- The language of the slides. Plain text: no Markdown, no bullet points, no stage directions, no slide numbers.

deliveryNotes
- One or two short sentences to the speaker on how to deliver it: pace, pause, emphasis, gesture, what to point at.
  The language of the slides. Never empty.

Tone: ${TONE_WORDS[tone]}. Pace: ${wordsPerMinute} words a minute.`
}

/** The material as JSON. What the user typed as the audience is material too. */
export function writeMaterial({ audience, tone }: TalkTrackInput, task: WriteTask): string {
  const { deckTitle, total, outline, before, slides, after } = task
  const shown = slides.map(({ number, title, body, notes }) => ({ number, title, body, notes }))
  return JSON.stringify({ deckTitle, total, audience, tone, outline, before, slides: shown, after }, null, 1)
}

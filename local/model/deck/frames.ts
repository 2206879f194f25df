import { cannot } from '../wire-error.ts'

/** What a talk usually has to answer, without any claim about its subject: for the author to fill in. */
const FRAMES: [title: string, question: string][] = [
  ['What this is about', 'Say in one sentence what you will show, and why today.'],
  ['Who this is for', 'Name the people in the room, and what they bring along.'],
  ['The question behind it', 'Put the problem as your audience would put it.'],
  ['Where most people start', 'Describe an ordinary day before anything has changed.'],
  ['What gets in the way', 'Tell about one obstacle that you have met yourself.'],
  ['The idea in one picture', 'Draw it: which parts are there, how are they connected?'],
  ['The words one needs', 'Explain two or three terms, each by something familiar.'],
  ['A first example', 'Walk through a small case from its beginning to its end.'],
  ['A harder example', 'Choose a case where the simple answer fails.'],
  ['Step by step', 'List the moves in order, with a verb at the head of each.'],
  ['A common mistake', 'Show how it looks, how one notices, how one recovers.'],
  ['What it costs', 'Be frank about time, money and effort.'],
  ['What it brings', 'Give the result that matters most to these listeners.'],
  ['What others object', 'Take the strongest counterargument and answer it fairly.'],
  ['Where it does not fit', 'Draw the limits: when would you advise against it?'],
  ['The tools for it', 'Mention what you use, and a free alternative.'],
  ['Try it now', 'Set an exercise of two minutes for pairs.'],
  ['Before and after', 'Compare both situations side by side.'],
  ['How to know that it works', 'Pick one sign that can be measured within a month.'],
  ['A story from practice', 'Whose life did it touch? Recount the turning point.'],
  ['How to begin tomorrow', 'Offer the smallest first action.'],
  ['Where to learn more', 'Recommend one book, one person, one place.'],
  ['Questions', 'Leave room, and have one of your own ready.'],
  ['What to remember', 'Repeat the single sentence that should stay.'],
]

export const MOST_FRAMES = FRAMES.length

/** The slide of the brief that the author fills in. Those already used are passed by. */
export function frameFor(slide: number, used: Set<string>) {
  const free = FRAMES.map((_frame, index) => FRAMES[(slide - 1 + index) % FRAMES.length]).find(
    (frame) => frame && !used.has(frame[0]),
  )
  if (!free) throw tooLittle()
  const [title, question] = free
  used.add(title)
  const notes = 'Neither the brief nor a source says anything here yet: this slide is for you to fill in.'
  return { slide, title, body: `- ${question}`, notes, sources: [] }
}

/** Said before a slide is bought: it has only the words it is given. */
export function tooLittle() {
  return cannot(
    'It writes slides from the words of your brief and sources, and these are too few for so many. Choose more sources or ask for fewer slides, or set OPENAI_API_KEY.',
  )
}

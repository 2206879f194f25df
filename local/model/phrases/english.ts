import { capitalised, inWords, joinPoints } from './join.ts'
import type { Phrases } from './phrases.ts'

const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')
const q = (title: string) => `“${title}”`

export const english: Phrases = {
  opening: (deck) => [`Welcome, and thank you for being here: this talk is about ${q(deck)}.`],
  turnTo: (title) => [
    `Let's turn to ${q(title)}.`,
    `Next comes ${q(title)}.`,
    `That brings us to ${q(title)}.`,
    `Now to ${q(title)}.`,
    `Here we look at ${q(title)}.`,
    `Let's move on to ${q(title)}.`,
    `The next thing on our way is ${q(title)}.`,
  ],
  turnFrom: (previous, title) => [
    `From ${q(previous)} we move on to ${q(title)}.`,
    `With ${q(previous)} in mind, let's look at ${q(title)}.`,
    `After ${q(previous)} it is time for ${q(title)}.`,
  ],
  question: (title) => [
    `Which brings us to a question: ${title}`,
    `So let me ask: ${title}`,
    `The question here is this: ${title}`,
  ],
  stayWith: (title) =>
    title
      ? [
          `There is more to ${q(title)}.`,
          `Let's stay with ${q(title)} for a moment.`,
          `We go on with ${q(title)}.`,
        ]
      : ["Let's take the next step.", "Let's go on."],
  section: (title) => [
    `A new part begins here: ${q(title)}.`,
    `The heading for what follows is ${q(title)}.`,
    `We now come to ${q(title)}.`,
  ],
  next: (title) => [
    `From here we go to ${q(title)}.`,
    `That leads us to ${q(title)}.`,
    `After that comes ${q(title)}.`,
  ],
  onePoint: (point) => [`The slide puts it briefly: ${point}.`, `One line to take with you: ${point}.`],
  join: (points) => joinPoints(points, 'and'),
  list: (points) => [
    `On the slide you see these: ${joinPoints(points, 'and')}.`,
    `Here is what belongs to it: ${joinPoints(points, 'and')}.`,
    `In short: ${joinPoints(points, 'and')}.`,
  ],
  points: (points, total) => {
    const list = joinPoints(points, 'and')
    if (points.length < total) {
      const number = inWords(total, NUMBERS)
      return [
        `The slide lists ${number} points, among them these: ${list}.`,
        `Of the ${number} points on the slide, note these first: ${list}.`,
      ]
    }
    const number = inWords(points.length, NUMBERS)
    return [
      `The slide names ${number} points: ${list}.`,
      `There are ${number} things to hold on to: ${list}.`,
      `${capitalised(number)} points belong to this: ${list}.`,
    ]
  },
  code: [
    'There is an example on the slide, so take a moment to read it.',
    'The slide shows how this is written.',
    'Have a look at the example on the slide as I talk.',
  ],
  picture: ['Have a look at the picture on the slide.', 'The picture on the slide says the rest.'],
  nothing: ['Take a moment with what is on the slide.', 'Let this one stand for a moment.'],
  closing: (deck) => [`That brings us to the end of ${q(deck)}: thank you for listening.`],
  delivery: {
    opening: ['Look up, smile, and wait until it is quiet before you begin.'],
    closing: ['Slow down, thank the audience, and leave room for questions.'],
    question: ['Ask the question, then wait two seconds before you go on.'],
    section: ['Take a breath here: a new part begins.', 'Pause, and let the new heading sink in.'],
    code: [
      'Point at the lines as you mention them, and give people time to read.',
      'Walk through the example from top to bottom; do not rush it.',
    ],
    picture: ['Step aside and give people time to look.', 'Point at what you mean in the picture.'],
    points: [
      'Pause briefly after each point.',
      'Give each point the same weight, and look up between them.',
      'Let the last point stand for a moment.',
    ],
    longNotes: ['There is more in your notes than fits here; read them once beforehand.'],
    plain: [
      'Keep an even pace and look at the audience.',
      'Stress the last words, then pause.',
      'Speak to one person at a time.',
      'Slow down a little here.',
    ],
  },
}

import { english } from './english.ts'
import type { Phrases } from './phrases.ts'

const alone = (text: string) => [`${text}.`]

/**
 * For languages without phrases of their own: to be said are the deck's words alone; the notes to the speaker are
 * in the language of the product.
 */
export const plain: Phrases = {
  opening: alone,
  turnTo: alone,
  turnFrom: (_previous, title) => alone(title),
  question: (title) => [title],
  stayWith: (title) => (title ? alone(title) : []),
  section: alone,
  next: alone,
  onePoint: alone,
  join: (points) => points.join('; '),
  list: (points) => [`${points.join('; ')}.`],
  points: (points) => [`${points.join('; ')}.`],
  code: [],
  picture: [],
  nothing: [],
  closing: alone,
  delivery: english.delivery,
}

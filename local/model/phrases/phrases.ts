/**
 * The offline model's own words in one language: what joins the deck's words into sentences that can be spoken.
 * Every text is one sentence; where there are several, they are used in turn. Titles come unquoted.
 */
export interface Phrases {
  opening(deck: string): string[]
  /** Goes over to a new title. */
  turnTo(title: string): string[]
  turnFrom(previous: string, title: string): string[]
  /** A title that is a question: the sentence ends with it. */
  question(title: string): string[]
  /** The same title again, or none: `title` is then the one before. */
  stayWith(title: string): string[]
  /** A slide with a title and nothing else. */
  section(title: string): string[]
  /** A look ahead at the end of a slide. */
  next(title: string): string[]
  onePoint(point: string): string[]
  join(points: string[]): string
  /** A part of what is on the slide. */
  list(points: string[]): string[]
  /** Some of the slide's `total` points. */
  points(points: string[], total: number): string[]
  code: string[]
  picture: string[]
  nothing: string[]
  closing(deck: string): string[]
  delivery: Record<
    'opening' | 'closing' | 'question' | 'section' | 'code' | 'picture' | 'points' | 'longNotes' | 'plain',
    string[]
  >
}

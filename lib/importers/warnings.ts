const MAX_WARNINGS = 50
const MAX_LENGTH = 500

/** What can be said of many slides in one sentence; `{slides}` becomes "Slide 4" or "Slides 4, 7 and 9". */
const SENTENCES = {
  picture_only: ['{slides} holds only a picture.', '{slides} hold only pictures.'],
  picture_and_title: [
    '{slides} has a title and a picture, but no other text.',
    '{slides} have a title and pictures, but no other text.',
  ],
  empty: ['{slides} is empty.', '{slides} are empty.'],
  truncated: [
    '{slides} was too long: the end of the text was left out.',
    '{slides} were too long: the end of each text was left out.',
  ],
  media: [
    '{slides} has a video or sound, which is not read.',
    '{slides} have videos or sounds, which are not read.',
  ],
  embedded: [
    '{slides} has an embedded object whose content is not read.',
    '{slides} have embedded objects whose content is not read.',
  ],
  unreadable_part: [
    '{slides} has a chart, diagram or note that could not be read.',
    '{slides} have charts, diagrams or notes that could not be read.',
  ],
} as const satisfies Record<string, readonly [string, string]>

export type SlideWarning = keyof typeof SENTENCES

/** Collects what an import leaves out and says it in as few sentences as possible. */
export class ImportWarnings {
  readonly #slides = new Map<SlideWarning, number[]>()
  readonly #sentences: string[] = []

  /** Something about one slide, counted from 1. */
  slide(kind: SlideWarning, slideNumber: number): void {
    const numbers = this.#slides.get(kind) ?? []
    if (numbers.at(-1) !== slideNumber) numbers.push(slideNumber)
    this.#slides.set(kind, numbers)
  }

  /** A sentence of its own; the same one is kept once. */
  add(sentence: string): void {
    if (!this.#sentences.includes(sentence) && this.#sentences.length < MAX_WARNINGS * 2)
      this.#sentences.push(sentence)
  }

  /** All sentences, at most fifty, each within the limit that a deck has for them. */
  sentences(): string[] {
    const bySlide = [...this.#slides].map(([kind, numbers]) =>
      SENTENCES[kind][numbers.length === 1 ? 0 : 1].replace(
        '{slides}',
        nameNumbers(numbers, 'Slide', 'Slides'),
      ),
    )
    const all = [...this.#sentences, ...bySlide].map((sentence) =>
      sentence.length > MAX_LENGTH
        ? `${[...sentence]
            .slice(0, MAX_LENGTH - 3)
            .join('')
            .slice(0, MAX_LENGTH - 1)}…`
        : sentence,
    )
    if (all.length <= MAX_WARNINGS) return all
    return [...all.slice(0, MAX_WARNINGS - 1), `${all.length - MAX_WARNINGS + 1} more remarks are not shown.`]
  }
}

/** Numbers in a sentence: "Slide 4", "Slides 4, 7 and 9", "Slides 1, 2, … and 12 more". */
export function nameNumbers(numbers: number[], one: string, many: string): string {
  const shown = numbers.slice(0, 20)
  const rest = numbers.length - shown.length
  if (numbers.length === 1) return `${one} ${shown[0]}`
  if (rest > 0) return `${many} ${shown.join(', ')} and ${rest} more`
  return `${many} ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

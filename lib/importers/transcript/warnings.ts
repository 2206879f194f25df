import { ImportWarnings, nameNumbers } from '../warnings.ts'

/** What can be said of many lines of a file in one sentence; `{lines}` becomes "Line 4" or "Lines 4, 7 and 9". */
const SENTENCES = {
  bad_time: '{lines}: the time cannot be read; it was left out.',
  no_time: '{lines}: words without a time line; they are kept without a time.',
  ends_early: '{lines}: the end lies before the start; only the start is kept.',
  out_of_order: '{lines}: begins earlier than what stands before; the order of the file is kept.',
  overlap: '{lines}: begins before the cue before it has ended.',
  long_cue: '{lines}: lasts longer than ten minutes; when each of its words is said is not known.',
  no_words: '{lines}: a time without words; it was left out.',
  no_name: '{lines}: no name; given to the speaker named before.',
  heading: '{lines}: headings are not speech; they were left out.',
  not_an_entry: '{lines}: not a piece of a transcript; it was left out.',
} as const

export type LineWarning = keyof typeof SENTENCES

/** Collects what the import of a transcript could not read, with the lines of the file that it stands in. */
export class TranscriptWarnings extends ImportWarnings {
  readonly #lines = new Map<LineWarning, number[]>()
  #names: [one: string, many: string] = ['Line', 'Lines']

  /** For files that have no lines to speak of: what `at` counts. */
  count(one: string, many: string): void {
    this.#names = [one, many]
  }

  /** Something about what begins at one line of the file, counted from 1. */
  at(kind: LineWarning, line: number): void {
    const lines = this.#lines.get(kind) ?? []
    if (lines.at(-1) !== line) lines.push(line)
    this.#lines.set(kind, lines)
  }

  override sentences(): string[] {
    for (const [kind, lines] of this.#lines)
      this.add(SENTENCES[kind].replace('{lines}', nameNumbers(lines, ...this.#names)))
    return super.sentences()
  }
}

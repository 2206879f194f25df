/** A line as a reader of some format found it, before cleaning, limits and splitting. */
export interface DraftLine {
  start: number | null
  end: number | null
  speaker: string | null
  text: string
  /** Where it begins: the line of the file, or the entry of a list, counted from 1. */
  at: number
}

/** What each reader hands over, whatever the format. Title and language are '' when the file does not say them. */
export interface DraftTranscript {
  title: string
  language: string
  lines: DraftLine[]
}

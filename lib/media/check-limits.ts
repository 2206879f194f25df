import { type Medium, sizeInWords, type UploadLimits } from '@shared/documents/upload-limits.ts'
import { spoken } from '@/lib/format/duration'
import { AppError } from '@/lib/http/app-error'

export interface Measures {
  seconds: number | null
  pixels: number | null
  pages: number | null
}

const NOUNS: Record<Medium, string> = {
  picture: 'picture',
  pdf: 'PDF',
  sound: 'recording',
  video: 'video',
  transcript: 'transcript',
}

/** What to do about a file that is too large; the database says the same. */
export const ADVICE: Record<Medium, string> = {
  picture: 'Save it smaller, or as JPEG, and choose that.',
  pdf: 'Save the page that shows the journey on its own, and choose that.',
  sound: 'Save it as MP3 or M4A, or split it in two.',
  video: 'Save its sound alone, or split it in two.',
  transcript: 'Export it without the times of each word, or split it in two.',
}

export const millionPixels = (pixels: number) => `${Math.floor(pixels / 1_000_000)} million pixels`

/** Refuses a file that is empty, or too large for what it is, before it is read. The database decides it again. */
export function checkSize(bytes: number, medium: Medium, limits: UploadLimits): void {
  checkHasBytes(bytes)
  refuseAbove(bytes, limits[medium].maxBytes, medium, sizeInWords)
}

export function checkHasBytes(bytes: number): void {
  if (bytes === 0) throw new AppError(422, 'file_empty', 'This file is empty.')
}

/** Refuses what is too long, or has too many pixels or pages, before anything of it is sent. */
export function checkMeasures(measures: Measures, medium: Medium, limits: UploadLimits): void {
  const { maxSeconds, maxPixels, maxPages } = limits[medium]
  refuseAbove(measures.seconds, maxSeconds, medium, spoken)
  refuseAbove(measures.pixels, maxPixels, medium, millionPixels)
  refuseAbove(measures.pages, maxPages, medium, (pages) => `${pages} pages`)
}

function refuseAbove(
  given: number | null,
  most: number | null,
  medium: Medium,
  words: (n: number) => string,
): void {
  if (given === null || most === null || given <= most) return
  // One byte too many is not "25 MB, of at most 25 MB".
  const has = words(given) === words(most) ? `a little over ${words(most)}` : words(given)
  const message = `This ${NOUNS[medium]} has ${has}; at most ${words(most)} can be used. ${ADVICE[medium]}`
  throw new AppError(413, 'file_too_large', message)
}

import { count, spoken } from '@/lib/format/duration'
import type { Recording } from '@/lib/recorder/recording'
import { timeOfDay } from '@/lib/recorder/recording-file'

/** What a kept recording is: "A recording of 12 minutes from 14:03 was interrupted." */
export function recordingWords({ startedAt, endedAt, seconds }: Recording, now: Date): string {
  const begun = new Date(startedAt)
  const date =
    begun.toDateString() === now.toDateString()
      ? ''
      : `${begun.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}, `
  const what = `A recording of ${lengthWords(seconds)} from ${date}${timeOfDay(begun)}`
  return endedAt ? `${what} waits to be used.` : `${what} was interrupted.`
}

/** A length in words, to the second where it is short: nobody takes five for three. */
export function lengthWords(seconds: number): string {
  return seconds < 60 ? count(Math.max(1, Math.floor(seconds)), 'second') : spoken(seconds)
}

/** Where a kept recording is, and what is not there of it. */
export function placeWords({ projectId, jobId }: Recording, here: string): string {
  if (jobId)
    return 'Its notes were begun. The sound itself is in this browser only, until the rest of it is sent.'
  const place = 'It is in this browser only, until you use it.'
  return projectId === here ? place : `It was begun in another project. ${place}`
}

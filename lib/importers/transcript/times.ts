/** A time of the clock of a recording: `1:02:03.450`, `02:03,45`, `75:10`. Without a hour, minutes may pass 59. */
export const TIME = String.raw`(?:\d{1,3} ?: ?)?\d{1,3} ?: ?\d{2}(?: ?[.,] ?\d{1,6})?`

const PARTS = /^(?:(\d{1,3}) ?: ?)?(\d{1,3}) ?: ?(\d{2})(?: ?[.,] ?(\d{1,6}))?$/

/** Seconds of a written time, to the millisecond; null when it is none: nothing is guessed of `00:61:75`. */
export function parseTime(text: string): number | null {
  const match = PARTS.exec(text.trim())
  if (!match) return null
  const [, hours, minutes = '', seconds = '', fraction = '0'] = match
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return null
  return roundTime(Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`))
}

/** Seconds to the millisecond. */
export function roundTime(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}

/** A length as a clock shows it: 0:35, 12:40, 1:02:05. A second is shown when it is over, as captions and exports have it. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const [hours = 0, minutes = 0, rest = 0] = parts
  const tail = String(rest).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

/** A length as a person says it: 45 seconds, 12 minutes, 1 hour 5 minutes. */
export function spoken(seconds: number): string {
  if (seconds < 55) return count(Math.max(5, Math.round(seconds / 5) * 5), 'second')
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return count(minutes, 'minute')
  const rest = minutes % 60
  const hours = count(Math.floor(minutes / 60), 'hour')
  return rest === 0 ? hours : `${hours} ${count(rest, 'minute')}`
}

/** One thing or many: 1 slide, 62 slides. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : plural}`
}

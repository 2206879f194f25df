/** "a; b; and c": semicolons, because points have commas of their own. */
export function joinPoints(points: string[], and: string): string {
  if (points.length <= 1) return points[0] ?? ''
  const last = points.at(-1)
  return `${points.slice(0, -1).join('; ')}; ${and} ${last}`
}

/** A number in words up to twelve, else in digits. */
export function inWords(number: number, words: readonly string[]): string {
  return words[number] ?? String(number)
}

export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}

/** Rows whose words are looked for as they stand; steps and feelings have rules of their own. */
export const CUE_ROWS = ['touchpoints', 'thoughts', 'painPoints', 'opportunities'] as const

/** The words of one language by which the offline model sorts what somebody tells of their own way. */
export interface JourneyCues {
  /** Parts of a way, in the order in which people usually go; `says` matches somebody telling of themselves. */
  stages: { title: string; says: RegExp }[]
  rows: Record<(typeof CUE_ROWS)[number], RegExp>
  /** Words for feelings by score, from -2 to 2. */
  feelings: { score: number; words: RegExp }[]
  /** What stands before a word and takes it back: such a feeling is left out. */
  not: RegExp
}

/** Any of these words or patterns, whole words, whatever their case. */
export function words(...patterns: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
}

/** A person's own word ("I", "we") and, at most so many words later, what they did. */
export function tells(self: string, within: number, ...verbs: string[]): RegExp {
  return words(`(?:${self})(?:[^\\p{L}.?!]+[\\p{L}']+){0,${within}}?[^\\p{L}.?!]+(?:${verbs.join('|')})`)
}

/** The same for languages that are written without spaces. */
export function says(self: string, within: number, ...verbs: string[]): RegExp {
  return new RegExp(`(?:${self})[^。！？，；、]{0,${within}}?(?:${verbs.join('|')})`, 'u')
}

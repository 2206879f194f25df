import type { Said } from './said.ts'
import { sameWord, topicWords } from './words.ts'

export interface Ranked extends Said {
  score: number
}

/** How much of a sentence is about what the others are about; a very short one says little. */
export function scoreOf(text: string, counts: Map<string, { count: number }>): number {
  const words = new Set(topicWords(text).map(sameWord))
  const sum = [...words].reduce((total, word) => total + Math.log(counts.get(word)?.count ?? 1), 0)
  return sum / (words.size + 4)
}

/** The best in the order in which they were said. */
export function top<Item extends Ranked>(ranked: Item[], number: number): Item[] {
  const best = new Set([...ranked].sort((a, b) => b.score - a.score).slice(0, number))
  return ranked.filter((each) => best.has(each))
}

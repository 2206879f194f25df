import { likeness, wordsIn } from '../text/alike.ts'

export type Given<Item> = Item & { id: string }

/** From which share of common words on two statements say the same. */
const SAME = 0.75

interface Known {
  words: Set<string>
  numbers: string
}

function knownBy(text: string): Known {
  return { words: wordsIn(text), numbers: (text.match(/\p{N}+/gu) ?? []).join(' ') }
}

/** "Ten percent in 2019" and "twelve percent in 2020" have their words in common, but not what they say. */
function saysTheSame(a: Known, b: Known): boolean {
  return a.numbers === b.numbers && likeness(a.words, b.words) >= SAME
}

/** A list in which nothing is said twice. `add` gives the item its id; null when it was said before. */
export function onceEach<Item extends { lines: number[] }>(prefix: string, text: (item: Item) => string) {
  const all: Given<Item>[] = []
  const known: Known[] = []
  const add = (item: Item): Given<Item> | null => {
    const own = knownBy(text(item))
    const before = all[known.findIndex((other) => saysTheSame(other, own))]
    if (before) {
      before.lines = mergedLines(before.lines, item.lines)
      return null
    }
    const given = { ...item, id: `${prefix}${all.length + 1}` }
    all.push(given)
    known.push(own)
    return given
  }
  return { all, add }
}

/** The lines of two statements that became one. */
export function mergedLines(a: number[], b: number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}

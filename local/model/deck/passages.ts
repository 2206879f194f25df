import type { Said } from './sentences.ts'

export interface Passage {
  source: number
  from: number
  to: number
}

const MOST = 10

/** Where sentences stand in their sources. Lines further apart than `gap` are passages of their own. */
export function passagesOf(said: Said[], gap: number): Passage[] {
  const passages: Passage[] = []
  for (const { source, line } of said) {
    const open = passages.findLast((passage) => passage.source === source)
    if (open && line - open.to <= gap) open.to = Math.max(open.to, line)
    else passages.push({ source, from: line, to: line })
  }
  return passages.length > MOST ? passagesOf(said, Number.POSITIVE_INFINITY) : passages
}

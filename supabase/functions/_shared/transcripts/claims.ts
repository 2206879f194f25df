import { comparable, restsOn } from './grounds.ts'
import type { PieceLine } from './pieces.ts'

/** Longer than this is no single statement. */
export const MAX_TEXT = 600
const MAX_LINES = 40

/** A statement of any sort as the rules see it: its words, its lines, and the term that must have been said. */
export interface Claim {
  name: string
  text: string
  lines: number[]
  term?: string
}

/** Why a statement does not rest on the lines that it names, or null. */
export function claimProblem({ text, lines: cited, term }: Claim, material: PieceLine[]): string | null {
  if (text.trim() === '') return 'has no text'
  if (text.length > MAX_TEXT) return `is longer than ${MAX_TEXT} characters`
  if (cited.length === 0) return 'names no line'
  if (cited.length > MAX_LINES) return `names more than ${MAX_LINES} lines; name fewer`
  const said = new Map(material.map(({ line, text: words }) => [line, words]))
  const missing = cited.filter((number) => !said.has(number))
  if (missing.length > 0) return `names line ${missing.join(', ')}, which is not in your part`
  const words = cited.map((number) => said.get(number)).join('\n')
  if (term !== undefined && (term.trim() === '' || !comparable(words).includes(comparable(term))))
    return `has the term "${term}", which is not said in line ${cited.join(', ')}`
  return restsOn(text, words) ? null : `has no word in common with line ${cited.join(', ')}`
}

/** What is wrong with these statements, in sentences that the model can act on. */
export function claimProblems(claims: Claim[], material: PieceLine[]): string[] {
  return claims.flatMap((claim) => {
    const problem = claimProblem(claim, material)
    return problem === null ? [] : [`${claim.name} ${problem}.`]
  })
}

export function claimOfNote(note: { text: string; lines: number[] }): Claim {
  return { name: `"${note.text}"`, text: note.text, lines: note.lines }
}

export function claimOfQuestion(each: { question: string; answer: string; lines: number[] }): Claim {
  const text = each.question.trim() === '' || each.question.length > MAX_TEXT ? '' : each.answer
  return { name: `The question "${each.question}"`, text, lines: each.lines }
}

/** The lines in order, each once, and the time of the first. */
export function restOf(cited: number[], material: PieceLine[]): { lines: number[]; start: number | null } {
  const sorted = [...new Set(cited)].sort((a, b) => a - b)
  const start = material.find(({ line }) => line === sorted[0])?.start ?? null
  return { lines: sorted, start }
}

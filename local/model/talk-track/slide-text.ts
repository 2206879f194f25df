import { splitSentences } from '../../../supabase/functions/_shared/text/sentences.ts'
import { spokenWords } from '../../../supabase/functions/_shared/text/spoken-length.ts'
import { readBlocks } from './blocks.ts'
import { isClause } from './clause.ts'
import { cleanLine, isSpeakable } from './clean-line.ts'

/** A sentence that stands on the slide, or points that need one around them; `lead` is the line above them. */
export type Unit = { type: 'sentence'; text: string } | { type: 'points'; lead: string; points: string[] }

/** What there is to say on a slide, in its order. */
export interface SlideText {
  units: Unit[]
  hasCode: boolean
  hasPicture: boolean
}

/** Takes the body of a slide apart. `title` is left out where the body repeats it. */
export function readBody(body: string, title = ''): SlideText {
  const { lines, hasCode, hasPicture } = readBlocks(body)
  const units: Unit[] = []
  for (const text of lines) {
    const line = cleanLine(text)
    if (text === '') units.push({ type: 'points', lead: '', points: [] })
    else if (isSpeakable(line) && line !== title) addLine(units, line)
  }
  return {
    units: units.filter(isWorthSaying),
    hasCode,
    hasPicture,
  }
}

/** A line above nothing (code was there, or a picture) is said only when it says something by itself. */
function isWorthSaying(unit: Unit): boolean {
  return unit.type === 'sentence' || unit.points.length > 0 || spokenWords(unit.lead) >= 3
}

function addLine(units: Unit[], line: string): void {
  if (/[:：]$/.test(line)) {
    const sentences = splitSentences(line)
    units.push(...sentences.slice(0, -1).map(asSentence))
    units.push({ type: 'points', lead: (sentences.at(-1) ?? '').replace(/\s*[:：]+$/u, ''), points: [] })
    return
  }
  if (isClause(line)) {
    units.push(...splitSentences(line).map(asSentence))
    return
  }
  const point = line.replace(/(?<!\.)[.,;。、]+$/u, '')
  const last = units.at(-1)
  if (last?.type === 'points') last.points.push(point)
  else units.push({ type: 'points', lead: '', points: [point] })
}

function asSentence(text: string): Unit {
  return { type: 'sentence', text }
}

/** The sentences of the speaker's notes that can be said as they stand. */
export function readNotes(notes: string): string[] {
  const spoken = notes.replace(/\[[^\]]{1,40}\]|\((?:click|pause|next)[^)]*\)/gi, ' ')
  const { units } = readBody(spoken)
  const sentences = units.flatMap((unit) => (unit.type === 'sentence' ? unit.text : []))
  if (sentences.length > 0) return sentences
  return units
    .flatMap((unit) => (unit.type === 'points' ? unit.points : []))
    .filter((point) => spokenWords(point) >= 4)
}

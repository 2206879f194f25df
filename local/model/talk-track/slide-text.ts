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

/** Short sentences under a line that ends with a colon are its list. */
const LONGEST_LISTED = 12
const SENTENCE_END = /[.!?…:。！？：][”"')）」]*$/
const ITEM = /^\s*(?:[-*+•‣◦▪]|\d{1,2}[.)])\s/

/** Takes the body of a slide apart. `title` is left out where the body repeats it. */
export function readBody(body: string, title = ''): SlideText {
  const { lines, hasCode, hasPicture } = readBlocks(body)
  const units: Unit[] = []
  for (const [index, text] of lines.entries()) {
    const line = cleanLine(text)
    const isItem = ITEM.test(text)
    // A line right above a list introduces it, with a colon or without.
    const isLead = !isItem && ITEM.test(lines[index + 1] ?? '') && !SENTENCE_END.test(line)
    if (text === '') units.push({ type: 'points', lead: '', points: [] })
    else if (isSpeakable(line) && line !== title) addLine(units, isLead ? `${line}:` : line, isItem)
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

function addLine(units: Unit[], line: string, isItem: boolean): void {
  if (/[:：]$/.test(line)) {
    const sentences = splitSentences(line)
    units.push(...sentences.slice(0, -1).map(asSentence))
    units.push({ type: 'points', lead: (sentences.at(-1) ?? '').replace(/\s*[:：]+$/u, ''), points: [] })
    return
  }
  const last = units.at(-1)
  const isListed =
    isItem && last?.type === 'points' && last.lead !== '' && spokenWords(line) <= LONGEST_LISTED
  if (isClause(line) && !isListed) {
    units.push(...splitSentences(line).map(asSentence))
    return
  }
  const point = line.replace(/(?<!\.)[.,;。、]+$/u, '')
  if (last?.type === 'points') last.points.push(point)
  else units.push({ type: 'points', lead: '', points: [point] })
}

function asSentence(text: string): Unit {
  return { type: 'sentence', text }
}

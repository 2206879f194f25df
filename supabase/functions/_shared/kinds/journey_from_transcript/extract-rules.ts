import { z } from 'zod'
import { JOURNEY_LIMITS, JOURNEY_ROWS } from '../../documents/journey.ts'
import { oneLine } from '../../text/clip.ts'
import { quoteProblem } from './quotes.ts'
import type { ExtractOutput, MaterialLine } from './tasks.ts'

const cited = {
  text: z.string().describe('What it is, short, in the language of the transcript.'),
  lines: z.array(z.number().int()).describe('The numbers of the lines it rests on.'),
  quote: z.string().describe('Words copied from these lines, exactly as they stand there.'),
}

/** The model's reply. Rules of content are checked in words below, so that it is told what to change. */
export const ExtractReplySchema = z.strictObject({
  about: z.strictObject(cited).nullable().describe('Whose way it is, if the lines say so.'),
  stages: z.array(
    z.strictObject({
      title: z.string().describe('The name of this part of the way, 1 to 6 words.'),
      entries: z.array(
        z.strictObject({
          row: z.enum(JOURNEY_ROWS),
          score: z.number().int().nullable().describe('For feelings -2 to 2, else null.'),
          ...cited,
        }),
      ),
    }),
  ),
})
export type ExtractReply = z.infer<typeof ExtractReplySchema>
type Entry = ExtractReply['stages'][number]['entries'][number]

export const MAX_ENTRIES_A_PIECE = 30
const MAX_TEXT = 240
const MAX_QUOTE = JOURNEY_LIMITS.maxQuoteLength
const MAX_LINES = 12

/** What is wrong with a reply, in sentences that the model can act on. */
export function checkExtract({ about, stages }: ExtractReply, material: MaterialLine[]): string[] {
  const entries = stages.flatMap((stage) => stage.entries)
  const problems = stages.flatMap(({ title, entries: own }) => [
    ...(title.trim() === '' ? ['A stage has no title.'] : []),
    ...(own.length === 0 ? [`The stage "${title}" has no entry; leave it out.`] : []),
  ])
  if (entries.length > MAX_ENTRIES_A_PIECE) {
    problems.push(`There are ${entries.length} entries; keep the ${MAX_ENTRIES_A_PIECE} that matter most.`)
  }
  const named = about ? [{ name: 'about', entry: about }] : []
  for (const { name, entry } of [
    ...named,
    ...entries.map((each) => ({ name: `"${each.text}" in ${each.row}`, entry: each })),
  ]) {
    const problem = entryProblem(entry, material)
    if (problem) problems.push(`${name} ${problem}.`)
  }
  return [...problems, ...entries.flatMap(scoreProblem)]
}

function entryProblem(entry: Pick<Entry, 'text' | 'lines' | 'quote'>, material: MaterialLine[]) {
  if (entry.text.trim() === '') return 'has no text'
  if (entry.text.length > MAX_TEXT) return `is longer than ${MAX_TEXT} characters`
  if (entry.quote.length > MAX_QUOTE) return `quotes more than ${MAX_QUOTE} characters; quote less`
  if (entry.lines.length > MAX_LINES) return `names more than ${MAX_LINES} lines; name fewer`
  return quoteProblem(entry, material)
}

function scoreProblem({ row, score, text }: Entry): string[] {
  if (row !== 'feelings') return []
  const right = score !== null && score >= -2 && score <= 2
  return right ? [] : [`The feeling "${text}" has no score from -2 to 2.`]
}

/** What of a reply rests on lines that exist; the rest is dropped, and so is a stage that nothing is left of. */
export function keepSupported(
  { about, stages }: ExtractReply,
  material: MaterialLine[],
): Pick<ExtractOutput, 'about' | 'stages'> {
  const supported = (entry: Pick<Entry, 'text' | 'lines' | 'quote'>) => entryProblem(entry, material) === null
  return {
    about: about && supported(about) ? tidy(about) : null,
    stages: stages
      .map(({ title, entries }) => ({
        title: oneLine(title).slice(0, 120),
        entries: entries.filter((entry) => supported(entry) && scoreProblem(entry).length === 0).map(tidy),
      }))
      .filter(({ title, entries }) => title !== '' && entries.length > 0),
  }
}

function tidy<Cited extends Pick<Entry, 'text' | 'lines' | 'quote'>>(entry: Cited): Cited {
  const lines = [...new Set(entry.lines)].sort((a, b) => a - b)
  return { ...entry, text: oneLine(entry.text), quote: oneLine(entry.quote), lines }
}

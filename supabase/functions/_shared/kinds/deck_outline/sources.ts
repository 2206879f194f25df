import { z } from 'zod'
import { passagesOf } from '../../documents/passages.ts'
import { FatalError } from '../../engine/errors.ts'
import type { ReadDocument, TaskContext } from '../../engine/kind.ts'
import { clip } from '../../text/clip.ts'

/** A source as the model is shown it; `number` is how a reply cites it. */
export const SourceSchema = z.strictObject({
  number: z.number().int().min(1),
  documentId: z.uuid(),
  type: z.string(),
  title: z.string(),
  unit: z.enum(['line', 'slide', 'stage', 'section', 'chapter', 'segment', 'part']),
  lines: z.array(z.strictObject({ number: z.number().int(), text: z.string() })),
})
export type Source = z.infer<typeof SourceSchema>

/** How a reply cites: the number of a source and its lines. */
export const CitationSchema = z.strictObject({
  source: z.number().int().describe('The number of the source.'),
  from: z.number().int().describe('The first line or slide of it.'),
  to: z.number().int().describe('The last line or slide of it.'),
})
export type Citation = z.infer<typeof CitationSchema>

/**
 * Reads the sources by their ids, all of them or none: what is not there any more since admission, or cannot be read,
 * ends the job with its code.
 */
export async function readSources(
  context: Pick<TaskContext<unknown>, 'document'>,
  documentIds: string[],
): Promise<Source[]> {
  const sources: Source[] = []
  // One after the other: ten documents of a megabyte each, parsed, are more than a worker should hold at once.
  for (const id of documentIds) sources.push(toSource(await context.document(id), sources.length + 1))
  return sources
}

function toSource(document: ReadDocument, number: number): Source {
  const { id, type, title } = document
  const passages = passagesOf(document)
  if (!passages || passages.texts.length === 0) {
    const message = `“${clip(title, 80)}” holds no text that a deck could be made from.`
    throw new FatalError('document_unreadable', message)
  }
  const lines = passages.texts.map((text) => ({ number: text.number, text: tidy(text.text) }))
  return { number, documentId: id, type, title, unit: passages.unit, lines }
}

/** Lines of a slide stay lines: where a title ends is worth knowing. */
function tidy(text: string): string {
  return text.replace(/[^\S\n]+/g, ' ').replace(/\s*\n\s*/g, '\n')
}

const LONGEST_LINE = 4_000
const SHORTEST_LINE = 60
/** What a line has beside its text: its number, its marks. */
const AROUND_A_LINE = 30

/**
 * Shortens the lines of sources until all of them fit into so many bytes, and leaves lines out if that is not enough.
 * The length is estimated before anything is written as JSON: a worker has two seconds of CPU, and sources megabytes.
 */
export function fitSources(sources: Source[], bytes: number): Source[] {
  const lengths = sources.flatMap(({ lines }) => lines.map(({ text }) => text.length))
  for (let most = LONGEST_LINE; most >= SHORTEST_LINE; most = Math.floor(most / 1.3)) {
    const estimate = lengths.reduce((sum, length) => sum + Math.min(length, most) + AROUND_A_LINE, 0)
    if (estimate > bytes) continue
    const shorter = shorten(sources, most, 1)
    if (bytesOf(shorter) <= bytes) return shorter
  }
  let every = Math.max(1, Math.ceil((lengths.length * (SHORTEST_LINE + AROUND_A_LINE)) / bytes))
  let fewer = shorten(sources, SHORTEST_LINE, every)
  while (bytesOf(fewer) > bytes && every < lengths.length) {
    every *= 2
    fewer = shorten(sources, SHORTEST_LINE, every)
  }
  return fewer
}

function shorten(sources: Source[], most: number, every: number): Source[] {
  return sources.map((source) => ({
    ...source,
    lines: source.lines
      .filter((_line, index) => index % every === 0)
      .map(({ number, text }) => ({ number, text: clip(text, most) })),
  }))
}

const encoder = new TextEncoder()
function bytesOf(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length
}

/** The sources as material: what is cited, and nothing that only the database needs. */
export function shownSources(sources: Source[]) {
  return sources.map(({ number, type, title, unit, lines }) => ({
    number,
    type: type.replaceAll('_', ' '),
    title,
    unit,
    lines: lines.map((line) => `${line.number}: ${line.text}`),
  }))
}

/** What is wrong with the citations of a part of a reply: sources and lines exist. */
export function checkCitations(what: string, citations: Citation[], sources: Source[]): string[] {
  return citations.flatMap(({ source, from, to }) => {
    const found = sources.find(({ number }) => number === source)
    if (!found) return [`${what} cites source ${source}, which is not in the material.`]
    const has = (wanted: number) => found.lines.some(({ number }) => number === wanted)
    if (from > to || !has(from) || !has(to)) {
      return [
        `${what} cites ${from} to ${to} of source ${source}; cite the numbers that its lines begin with.`,
      ]
    }
    return []
  })
}

/** How many passages a section or a slide may rest on. */
export const MAX_CITATIONS = 12

/** The citations of a part of a reply that name passages of the material: a model's word alone is no source. */
export function citedThere(citations: Citation[], sources: Source[]): Citation[] {
  return citations
    .filter((citation) => checkCitations('', [citation], sources).length === 0)
    .slice(0, MAX_CITATIONS)
}

import { z } from 'zod'
import { type NumberedText, passagesOf } from '../../documents/passages.ts'
import { FatalError } from '../../engine/errors.ts'
import type { TaskContext } from '../../engine/kind.ts'
import { clip } from '../../text/clip.ts'

/** A source as the model is shown it; `number` is how a reply cites it. */
export const SourceSchema = z.strictObject({
  number: z.number().int().min(1),
  documentId: z.uuid(),
  type: z.string(),
  title: z.string(),
  unit: z.enum(['line', 'slide', 'stage', 'part']),
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
 * Reads the sources by their ids, all of them or none: what is not there any more, or cannot be read, ends the job
 * with its code. The engine checks single ids at admission and no lists, so this is where a list is checked.
 */
export async function readSources(
  context: Pick<TaskContext<unknown>, 'document'>,
  documentIds: string[],
): Promise<Source[]> {
  const documents = await Promise.all(documentIds.map((id) => context.document(id)))
  return documents.map((document, index) => {
    const passages = passagesOf(document)
    if (!passages || passages.texts.length === 0) {
      const message = `“${clip(document.title, 80)}” holds no text that a deck could be made from.`
      throw new FatalError('document_unreadable', message)
    }
    const { id, type, title } = document
    const lines = passages.texts.map(({ number, text }) => ({ number, text: tidy(text) }))
    return { number: index + 1, documentId: id, type, title, unit: passages.unit, lines }
  })
}

/** Lines of a slide stay lines: where a title ends is worth knowing. */
function tidy(text: string): string {
  return text.replace(/[^\S\n]+/g, ' ').replace(/\s*\n\s*/g, '\n')
}

const SHORTEST_LINE = 60

/** Shortens the lines of sources until all of them fit into so many bytes, and leaves lines out if that is not enough. */
export function fitSources(sources: Source[], bytes: number): Source[] {
  for (let length = 4_000; length >= SHORTEST_LINE; length = Math.floor(length / 1.6)) {
    const shorter = sources.map((source) => ({ ...source, lines: source.lines.map(clipped(length)) }))
    if (bytesOf(shorter) <= bytes) return shorter
  }
  const clippedShort = sources.map((source) => ({
    ...source,
    lines: source.lines.map(clipped(SHORTEST_LINE)),
  }))
  const every = Math.ceil(bytesOf(clippedShort) / bytes)
  return clippedShort.map((source) => ({
    ...source,
    lines: source.lines.filter((_line, index) => index % every === 0),
  }))
}

const clipped =
  (length: number) =>
  ({ number, text }: NumberedText): NumberedText => ({ number, text: clip(text, length) })

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

import type { Narration } from '@shared/documents/narration.ts'
import { type ScriptPart, scriptOf, sizeOf, tooMuch } from '@shared/narration/script.ts'
import { speakableParts } from '@shared/narration/speakable.ts'
import type { Document, DocumentSummary } from '@/lib/documents/schema'

/** What reading a document aloud takes, told before it is started. */
export interface Reading {
  characters: number
  lines: number
  /** Why it cannot be read aloud; null when it can. */
  problem: string | null
  script: ScriptPart[]
}

/** What would be said of a document, and how much that is. */
export function readingOf(document: Pick<Document, 'type' | 'content'>): Reading {
  const script = scriptOf(speakableParts(document.type, document.content) ?? [])
  const problem = script.length === 0 ? 'There is no text in this document yet.' : tooMuch(script)
  return { ...sizeOf(script), problem, script }
}

/** How many of its sentences are not in a narration, as they stand now. */
export function changedLines({ script }: Reading, { parts }: Pick<Narration, 'parts'>): number {
  const spoken = new Set(parts.flatMap(({ lines }) => lines.map(({ text }) => text)))
  return new Set(script.flatMap(({ lines }) => lines).filter((line) => !spoken.has(line))).size
}

/** Whether a narration says what stands in the document now, in its order. */
export function isCurrent({ script }: Reading, { parts }: Pick<Narration, 'parts'>): boolean {
  const now = script.flatMap(({ lines }) => lines)
  const then = parts.flatMap(({ lines }) => lines.map(({ text }) => text))
  return now.length === then.length && now.every((line, index) => line === then[index])
}

/** The narrations of a document, newest first. */
export function narrationsOf(narrations: DocumentSummary[], documentId: string): DocumentSummary[] {
  return narrations.filter(({ source }) => {
    const input = source?.input as { documentId?: unknown } | undefined
    return input?.documentId === documentId
  })
}

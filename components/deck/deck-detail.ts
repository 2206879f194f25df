import { DeckOutlineInputSchema } from '@shared/kinds/deck_outline/schema.ts'
import { DeckStructureInputSchema } from '@shared/kinds/deck_structure/schema.ts'
import { z } from 'zod'
import type { DocumentSummary } from '@/lib/documents/schema'
import { count } from '@/lib/format/duration'

const Brief = z.object({ input: DeckOutlineInputSchema })
const Generated = z.object({ input: DeckStructureInputSchema })

/** Where a deck came from: the file, or an outline. */
export function deckDetail({ source }: DocumentSummary): string | undefined {
  if (typeof source?.fileName === 'string') return source.fileName
  return Generated.safeParse(source).success ? 'Generated from an outline' : undefined
}

/** What tells one outline from another: how many slides were asked for, and for whom. */
export function outlineDetail({ source }: DocumentSummary): string | undefined {
  const parsed = Brief.safeParse(source)
  if (!parsed.success) return undefined
  const { slides, audience } = parsed.data.input
  return `${count(slides, 'slide')} for ${audience}`
}

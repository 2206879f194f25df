import { JourneyInputSchema } from '@shared/kinds/journey_from_transcript/schema.ts'
import { z } from 'zod'
import type { DocumentSummary } from '@/lib/documents/schema'
import { count } from '@/lib/format/duration'

const Source = z.object({ input: JourneyInputSchema })

/** What tells one journey from another: how many transcripts it was read from, and what was asked for. */
export function journeyDetail({ source }: DocumentSummary): string | undefined {
  const parsed = Source.safeParse(source)
  if (!parsed.success) return undefined
  const { transcriptIds, prompt } = parsed.data.input
  return `From ${count(transcriptIds.length, 'transcript')}${prompt ? `, looking for: ${prompt}` : ''}`
}

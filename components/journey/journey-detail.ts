import { DiagramInputSchema } from '@shared/kinds/journey_from_diagram/schema.ts'
import { JourneyInputSchema } from '@shared/kinds/journey_from_transcript/schema.ts'
import { z } from 'zod'
import type { DocumentSummary } from '@/lib/documents/schema'
import { count } from '@/lib/format/duration'

const Source = z.object({ input: z.union([JourneyInputSchema, DiagramInputSchema]) })

/** What tells one journey from another: what it was read from, and what was asked for. */
export function journeyDetail({ source }: DocumentSummary): string | undefined {
  const parsed = Source.safeParse(source)
  if (!parsed.success) return undefined
  const { input } = parsed.data
  const from =
    'mediaId' in input ? 'From a picture' : `From ${count(input.transcriptIds.length, 'transcript')}`
  return `${from}${input.prompt ? `, looking for: ${input.prompt}` : ''}`
}

import { defineKind } from '../../engine/kind.ts'
import { extract } from './extract.ts'
import { merge } from './merge.ts'
import { plan } from './plan.ts'
import { save } from './save.ts'
import { JourneyInputSchema } from './schema.ts'

/** A journey from transcripts: read in pieces side by side, then joined; every cell rests on what was said. */
export const journeyFromTranscript = defineKind({
  kind: 'journey_from_transcript',
  input: JourneyInputSchema,
  stages: { plan, extract, merge, save },
})
